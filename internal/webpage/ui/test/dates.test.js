import assert from "node:assert/strict";
import { test } from "node:test";
import { monthStarts } from "../core/dates.js";

test("monthStarts crosses years and leaves out both ends", () => {
  assert.deepEqual(monthStarts("2015-11-10", "2016-02-01"), ["2015-12-01", "2016-01-01"]);
  assert.deepEqual(monthStarts("2015-11-01", "2015-12-02"), ["2015-12-01"]);
  assert.deepEqual(monthStarts("2015-11-10", "2015-11-30"), []);
});
