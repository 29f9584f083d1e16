// What was done to the rows and cells of tables since the page was opened, to be taken back (Ctrl+Z) and done again
// (Ctrl+Y). Each step is saved like any other change: it stands in the section's history as well.

import { announce, bring, drop } from "./rows.js"

const done = []
const undone = []
const before = new WeakMap() // what a control held when somebody came to it

function note(step) {
  done.push(step)
  undone.length = 0
  offer()
}

// The button of the table that was changed last.
function offer() {
  document.querySelectorAll("[data-sheet-back]").forEach((it) => { it.hidden = it.closest("[data-rows]") !== done.at(-1)?.set })
}

// Writes values into controls as one step. What has changed otherwise since is left as it is.
export function change(set, wanted) {
  const moves = wanted.filter(([it]) => !it.disabled).map(([it, value]) => [it, it.value, value])
  const step = stepOf(set, moves)
  step.again()
  note(step)
  return step
}

function stepOf(set, moves) {
  return {
    set,
    at: () => moves[0]?.[0],
    back: () => { put(moves.map(([it, old, value]) => [it, value, old])) },
    again: () => { put(moves) },
  }
}

function put(moves) {
  for (const [it, old, value] of moves) {
    if (it.value !== old) continue
    it.value = value
    if (before.has(it)) before.set(it, it.value)
    it.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

// Two steps that were one act.
export function join() {
  const [first, second] = done.splice(-2)
  note({ ...first, back: () => { second.back(); first.back() }, again: () => { first.again(); second.again() } })
}

function turn(from, to, way) {
  const step = from.pop()
  if (!step) return false
  step[way]()
  to.push(step)
  offer()
  announce(step.set, way, "")
  if (step.at()?.isConnected) step.at().focus()
  return true
}

const back = () => turn(done, undone, "back")
const again = () => turn(undone, done, "again")

// What somebody typed in a cell is a step once they leave it, or take it back.
function settle(control) {
  const held = before.get(control)
  if (held === undefined || held === control.value) return
  before.set(control, control.value)
  note(stepOf(control.closest("[data-rows]"), [[control, held, control.value]]))
}

// In running text the browser takes it back bit by bit.
const isWriting = (it) => it.matches("textarea:not([data-line])") && before.has(it) && before.get(it) !== it.value
const inCell = (target) => target.closest?.("[data-sheet] [data-cell]") && target.matches("input, select, textarea")

document.addEventListener("focusin", ({ target }) => { if (inCell(target)) before.set(target, target.value) })
document.addEventListener("focusout", ({ target }) => { if (inCell(target)) settle(target) })
document.addEventListener("change", ({ target }) => { if (inCell(target)) settle(target) })

document.addEventListener("mcof:rows", ({ target, detail: { rows, there } }) => {
  const [coming, going] = [() => { bring(target, rows) }, () => { drop(target, rows) }]
  const at = () => rows[0].querySelector("[data-cell] :is(input, select, textarea)")
  note({ set: target, at, back: there ? going : coming, again: there ? coming : going })
})

document.addEventListener("click", ({ target }) => { if (target.closest("[data-sheet-back]")) back() })

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase()
  if (!(event.ctrlKey || event.metaKey) || !["z", "y"].includes(key) || !event.target.closest("[data-rows]")) return
  if (isWriting(event.target)) return
  settle(event.target)
  const turned = key === "y" || event.shiftKey ? again() : back()
  if (turned) event.preventDefault()
})
