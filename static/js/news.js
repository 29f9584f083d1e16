// Rows that colleagues added, took out or ordered, brought into the page as it stands.

import { adopt, arrange, rowsOf, uidOf } from "./rows.js"
import { follow } from "./window.js"

const placeOf = (row) => row.querySelector('[data-place$=".uid"]')?.dataset.place.slice(0, -".uid".length)

// `isMine` says of the place of a row whether somebody here is writing in it: it stays, whatever became of it there.
export function adoptRows(form, fresh, isMine) {
  for (const theirs of fresh.querySelectorAll("[data-rows]")) {
    const ours = form.querySelector(`[data-rows="${CSS.escape(theirs.dataset.rows)}"]`)
    if (ours?.querySelector("template[data-rows-template]")) adoptTable(ours, theirs, isMine)
  }
  for (const control of form.querySelectorAll('[data-place$=".uid"]')) {
    const there = fresh.querySelector(`[data-place="${CSS.escape(control.dataset.place)}"]`)
    control.toggleAttribute("data-stored", there?.hasAttribute("data-stored") ?? false)
  }
}

function adoptTable(ours, theirs, isMine) {
  const there = new Map(rowsOf(theirs).map((row) => [uidOf(row), row]))
  for (const row of rowsOf(ours)) if (!there.has(uidOf(row)) && !isMine(placeOf(row))) row.remove()
  const here = new Set(rowsOf(ours).map(uidOf))
  for (const [uid, row] of there) if (!here.has(uid)) adopt(ours, document.importNode(row, true))
  follow(ours, theirs)
  arrange(ours, [...there.keys()])
}
