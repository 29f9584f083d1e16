// Tables that work by keyboard like a spreadsheet: cells ([data-cell]) in rows ([data-row]) of a [data-sheet]. The keys
// are told to people in templates/plans/editor/sheet/_ways.html.

import { CONTROL, blockOf, cellsOf, choose, controlIn, extend, forget, linesOf, tableOf, textOf } from "./cells.js"
import { announce, append, copy, rowsOf, tell } from "./rows.js"
import { change } from "./undo.js"
import { fetchPage, fetchText } from "./server.js"
import { isPart, wholePage, widen } from "./window.js"

const SIDEWAYS = { ArrowLeft: -1, ArrowRight: 1 }
const UPRIGHT = { ArrowUp: -1, ArrowDown: 1 }
const right = () => (getComputedStyle(document.body).direction === "rtl" ? -1 : 1)

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

async function below(cell) {
  const set = cell.closest("[data-sheet]")
  const isLast = cell.closest("tr") === linesOf(set).at(-1)
  if (isLast && !(await widen(set)) && set.dataset.sheet !== "fixed") added(set)
  move(cell, 1, 0)
}

// Lines of a list are given; and nobody adds rows to what may only be read.
const grows = (set) => set.querySelector("template[data-rows-template]") !== null

function added(set) {
  if (!grows(set)) return
  tell(set, append(set, [{}]), true)
  announce(set, "added", Number(set.dataset.start ?? 0) + rowsOf(set).length)
}

const isText = (control) => control.matches("textarea, input:not([type=date])")
const isWhole = ({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length

// Lists and dates use the arrows themselves; in a text they move the caret until it stands at the end.
function leaves(control, key) {
  if (!isText(control)) return false
  const { selectionStart: start, selectionEnd: end, value } = control
  if (control.matches("textarea:not([data-line])") || key in SIDEWAYS) {
    const backwards = key === "ArrowUp" || SIDEWAYS[key] === -right()
    return isWhole(control) || (start === end && start === (backwards ? 0 : value.length))
  }
  return true
}

// A text in which the caret stands is written in: the block of cells begins where a cell is chosen as a whole.
const isChosen = (control) => !isText(control) || isWhole(control)

function press(event, cell) {
  const { key, target } = event
  const strong = event.ctrlKey || event.metaKey
  if (key === "Enter" && !strong && !target.matches("textarea:not([data-line])")) {
    if (event.shiftKey) move(cell, -1, 0)
    else below(cell)
  } else if ((key in SIDEWAYS || key in UPRIGHT) && !event.shiftKey && (strong || leaves(target, key))) {
    move(cell, UPRIGHT[key] ?? 0, (SIDEWAYS[key] ?? 0) * right())
  } else if (!pressBlock(event, cell, strong)) return
  event.preventDefault()
}

// Keys that work on a block of cells; false for a key that does nothing with one.
function pressBlock({ key, shiftKey, target }, cell, strong) {
  const set = cell.closest("[data-sheet]")
  const block = blockOf(set)
  if (shiftKey && (key in SIDEWAYS || key in UPRIGHT) && (block.length > 0 || isChosen(target))) {
    const far = strong ? Infinity : 1
    tellBlock(set, extend(cell, key in UPRIGHT ? UPRIGHT[key] * far : 0, key in SIDEWAYS ? SIDEWAYS[key] * right() * far : 0))
  } else if (strong && key.toLowerCase() === "d") down(set, cell, block)
  else if (block.length > 0 && ["Delete", "Backspace"].includes(key)) change(set, block.flat().map((it) => [controlIn(it), ""]))
  else if (block.length > 0 && key === "Escape") forget()
  else return false
  return true
}

const tellBlock = (set, block) => announce(set, "chosen", block.flat().length)

// Fills a block from its first line; without one, the row below is a copy of this.
function down(set, cell, block) {
  if (block.length > 1) {
    const [first, ...others] = block
    change(set, others.flatMap((line) => line.map((it, place) => [controlIn(it), controlIn(first[place]).value])))
  } else if (grows(set)) {
    const row = copy(set, cell.closest("[data-row]"))
    go(row.querySelector(`[data-cell="${cell.dataset.cell}"]`))
  }
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-sheet] [data-cell]")
  if (cell && event.target.matches(CONTROL) && !event.isComposing && !event.altKey) press(event, cell)
})

// Whoever goes to another cell leaves the block, unless Shift leads it there.
document.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest("[data-sheet] [data-cell]")
  const from = document.activeElement.closest("[data-sheet] [data-cell]")
  const set = cell?.closest("[data-sheet]")
  if (!event.shiftKey || !from || cell === from || from.closest("[data-sheet]") !== set) return forget()
  event.preventDefault()
  tellBlock(set, choose(from, cell))
})
document.addEventListener("focusin", ({ target }) => { if (!target.closest("[data-sheet] .is-chosen")) forget() })

for (const kind of ["copy", "cut"]) {
  document.addEventListener(kind, (event) => {
    const set = document.activeElement.closest("[data-sheet]")
    const block = set ? blockOf(set) : []
    if (block.length === 0) return
    event.preventDefault()
    event.clipboardData.setData("text/plain", textOf(block))
    if (kind === "cut") change(set, block.flat().map((it) => [controlIn(it), ""]))
    announce(set, "taken", block.flat().length)
  })
}

// Of a table of which a part is shown, all of it as it is stored: the browser waits for what is to come on the clipboard.
async function copyTable(set) {
  const text = isPart(set) ? storedTable(set) : Promise.resolve(tableOf(set))
  const isCopied = await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]).then(() => true, () => false)
  if (!isCopied) return announce(set, "missed")
  const rows = isPart(set) ? Number(set.dataset.start) + rowsOf(set).length + Number(set.dataset.after) : linesOf(set).length
  announce(set, "taken", rows * cellsOf(linesOf(set)[0] ?? set).length)
}

// Rejects where nobody answers.
async function storedTable(set) {
  if (set.dataset.sheet === "fixed") {
    const page = await fetchPage(wholePage(set))
    return tableOf(page.querySelector(`[data-rows="${set.dataset.rows}"]`))
  }
  const text = await fetchText(`${location.pathname}${set.dataset.rows}/block/`)
  return text ?? Promise.reject(new Error("no answer"))
}

function spread(button) {
  const wide = button.closest("[data-sheet]").classList.toggle("sheet--wide")
  button.setAttribute("aria-pressed", wide)
  button.scrollIntoView({ block: "nearest" })
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sheet-wide], [data-sheet-open], [data-sheet-copy]")
  if (button?.matches("[data-sheet-wide]")) spread(button)
  else if (button?.matches("[data-sheet-copy]")) copyTable(button.closest("[data-sheet]"))
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
