/** The program of the page. Its exports are for tests: the page does not use them. */
import { prepareSearch } from "./model/search.js";
import { onChange, readAddress, refresh } from "./model/state.js";
import { listenToControls } from "./views/controls.js";
import { listenToCopyButtons } from "./views/copy-buttons.js";
import { $ } from "./views/dom.js";
import { drawFilters } from "./views/filter-panel.js";
import { listenToItem } from "./views/item.js";
import { drawLegend } from "./views/legend.js";
import { listenToMapKeys } from "./views/map-keys.js";
import { drawMap } from "./views/map.js";
import { render } from "./views/render.js";
import { drawSlider } from "./views/slider.js";
import { listenToPrint } from "./views/table.js";

export { copies } from "./model/copies.js";
export { all, data } from "./model/data.js";
export { search } from "./model/search.js";
export { select } from "./model/selection.js";
export { change, state } from "./model/state.js";
export { $ } from "./views/dom.js";
export { tiles } from "./views/map.js";
export { current } from "./views/render.js";
export { play, playing } from "./views/slider.js";

/** The width from which there is room for the filters beside the map. */
const WIDE = 760;

readAddress();
drawLegend();
drawFilters();
drawMap();
drawSlider();
$("filters", HTMLDetailsElement).open = innerWidth > WIDE;
listenToControls();
listenToCopyButtons();
listenToItem();
listenToMapKeys();
listenToPrint();
onChange(render);
refresh();
(window.requestIdleCallback ?? setTimeout)(prepareSearch);
