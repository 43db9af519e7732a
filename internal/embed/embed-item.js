// For pages that embed parts of the landscape: passes messages between the frames with
// embed.html and the frame with the id embed-item, which shows the details of an item.
(() => {
  "use strict";
  const frames = () => [...document.querySelectorAll("iframe")];
  window.addEventListener("message", (event) => {
    const details = document.getElementById("embed-item");
    const type = event.data?.type;
    if (!details || (type !== "showItemDetails" && type !== "hideItemDetails")) return;
    const from = frames().find((frame) => frame.contentWindow === event.source);
    if (!from || new URL(from.src, location.href).origin !== event.origin) return;
    const shown = type === "showItemDetails";
    if (shown) details.contentWindow.postMessage(event.data, new URL(details.src, location.href).origin);
    details.style.setProperty("display", shown ? "block" : "none", "important");
    document.body.style.overflowY = shown ? "hidden" : "";
    if (shown) details.focus();
  });
})();
