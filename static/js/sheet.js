// Tables that work by keyboard like a spreadsheet: cells ([data-cell]) in rows ([data-row]) of a [data-sheet]. The keys
// are told to people in templates/plans/editor/sheet/_ways.html.

import { append, announce, copy } from "./rows.js"

const CONTROL = "input:not([type=hidden]), select, textarea"
const SIDEWAYS = { ArrowLeft: -1, ArrowRight: 1 }
const UPRIGHT = { ArrowUp: -1, ArrowDown: 1 }
const right = () => (getComputedStyle(document.body).direction === "rtl" ? -1 : 1)

// A record may have several lines, such as one for each figure of a group of people.
const linesOf = (set) => [...set.querySelectorAll("[data-rows-list] tr")].filter((it) => it.querySelector("[data-cell]"))
const cellsOf = (line) => [...line.querySelectorAll("[data-cell]")]
const controlIn = (cell) => cell?.querySelector(CONTROL)

function go(cell) {
  const control = controlIn(cell)
  control?.focus()
  if (control?.matches("textarea, input:not([type=date])")) control.select()
}

function move(cell, down, across) {
  const line = cell.closest("tr")
  const lines = linesOf(line.closest("[data-sheet]"))
  const cells = cellsOf(lines[lines.indexOf(line) + down] ?? line)
  const place = cellsOf(line).indexOf(cell) + across
  if (place >= 0) go(cells[Math.min(place, cells.length - 1)])
}

function below(cell) {
  const set = cell.closest("[data-sheet]")
  if (cell.closest("tr") === linesOf(set).at(-1) && set.dataset.sheet !== "fixed") added(set)
  move(cell, 1, 0)
}

// Lines of a list are given; and nobody adds rows to what may only be read.
const grows = (set) => set.querySelector("template[data-rows-template]") !== null

function added(set) {
  if (!grows(set)) return
  append(set, [{}])
  announce(set, "added", set.querySelectorAll("[data-rows-list] > [data-row]").length)
}

// Lists and dates use the arrows themselves; in a text they move the caret until it stands at the end.
function leaves(control, key) {
  if (!control.matches("textarea, input:not([type=date])")) return false
  const { selectionStart: start, selectionEnd: end, value } = control
  const whole = start === 0 && end === value.length
  if (control.matches("textarea:not([data-line])") || key in SIDEWAYS) {
    const backwards = key === "ArrowUp" || SIDEWAYS[key] === -right()
    return whole || (start === end && start === (backwards ? 0 : value.length))
  }
  return true
}

function press(event, cell) {
  const { key, target } = event
  const strong = event.ctrlKey || event.metaKey
  if (key === "Enter" && !strong && !target.matches("textarea:not([data-line])")) {
    if (event.shiftKey) move(cell, -1, 0)
    else below(cell)
  } else if ((key in SIDEWAYS || key in UPRIGHT) && !event.shiftKey && (strong || leaves(target, key))) {
    move(cell, UPRIGHT[key] ?? 0, (SIDEWAYS[key] ?? 0) * right())
  } else if (key.toLowerCase() === "d" && strong && grows(cell.closest("[data-sheet]"))) {
    const row = copy(cell.closest("[data-sheet]"), cell.closest("[data-row]"))
    go(row.querySelector(`[data-cell="${cell.dataset.cell}"]`))
  } else return
  event.preventDefault()
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-sheet] [data-cell]")
  if (cell && event.target.matches(CONTROL) && !event.isComposing && !event.altKey) press(event, cell)
})

function widen(button) {
  const wide = button.closest("[data-sheet]").classList.toggle("sheet--wide")
  button.setAttribute("aria-pressed", wide)
  button.scrollIntoView({ block: "nearest" })
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sheet-wide], [data-sheet-open]")
  if (button?.matches("[data-sheet-wide]")) widen(button)
  else button?.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false")
})

const scripted = "[data-sheet-script]"
function prepare() {
  document.querySelectorAll(scripted).forEach((it) => { it.hidden = false })
  document.querySelectorAll("[data-sheet] template").forEach((it) => {
    it.content.querySelectorAll(scripted).forEach((button) => { button.hidden = false })
  })
}

document.addEventListener("htmx:afterSettle", prepare)
prepare()
