/**
 * Returns the element of the page with an id.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type] the class of the element, HTMLElement if absent
 * @returns {T}
 */
export function $(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof (type ?? HTMLElement))) throw new Error(`no element #${id}`);
  return /** @type {T} */ (element);
}

/**
 * Creates an element. Properties that elements of its kind do not have become
 * attributes, and children that are null are left out.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Creates a span.
 *
 * @param {string} className
 * @param {string} text
 */
export function span(className, text) {
  return el("span", { className, textContent: text });
}

/**
 * Creates a link to a web page.
 *
 * @param {string} url
 * @param {(Node | string)[]} children
 */
export function outside(url, ...children) {
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, ...children);
}

/**
 * Makes elements the children of a parent. Those that are there already, in the same order,
 * are left alone, so that the browser need not lay them out again.
 *
 * @param {Element} parent
 * @param {Element[]} children
 */
export function place(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
