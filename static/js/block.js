// A block of cells pasted from a spreadsheet: shown in a dialog as the server reads it, then added to the sheet.

import { blockOf, cellsOf, controlIn, quoted } from "./cells.js"
import { append, drop, isStored, rowsOf, tell, uidOf } from "./rows.js"
import { change, join } from "./undo.js"
import { widen } from "./window.js"

// Spreadsheets, documents and pages alike put a table on the clipboard; only plain text has tabs instead.
function blockIn(clipboard) {
  const html = clipboard.getData("text/html")
  const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table")
  const text = table ? [...table.rows].map(lineOf).join("\n") : clipboard.getData("text/plain")
  return /\t|\n(?=.)/.test(text.trim()) ? text : ""
}

function lineOf(row) {
  return [...row.cells].map((cell) => quoted(textOf(cell)) + "\t".repeat(cell.colSpan - 1)).join("\t")
}

function textOf(cell) {
  cell.querySelectorAll("br").forEach((it) => { it.replaceWith("\u0001") })
  cell.querySelectorAll("p, div, li").forEach((it) => { it.append("\u0001") })
  return cell.textContent.replace(/[ \t\r\n]+/g, " ").replace(/ *\u0001 */g, "\n").trim()
}

// Each block has its own dialog; one that is closed with rows left to mend waits behind a button of its sheet.
function show(set, block, cell = null) {
  const values = { ...heldBy(set), ...(block && { block }) }
  const place = Number(set.dataset.start ?? 0) + rowsOf(set).indexOf(cell?.closest("[data-row]")) + 1
  if (cell) Object.assign(values, { "block-first": cell.dataset.cell, "block-from": place })
  const dialog = made(set)
  open(dialog)
  htmx.ajax("POST", set.querySelector("[data-sheet-paste]").formAction, { target: dialog, values })
}

// The rows as they stand: what a block is written over is shown beside it.
function heldBy(set) {
  const own = [...new FormData(set.closest("form"))].filter(([name]) => name.startsWith(`${set.dataset.rows}-`))
  return Object.fromEntries(own)
}

function open(dialog) {
  document.body.append(dialog)
  dialog.showModal()
}

function made(set) {
  const dialog = document.createElement("dialog")
  const waiting = document.createElement("button")
  dialog.className = "dialog"
  dialog.setAttribute("aria-labelledby", "block-title")
  waiting.type = "button"
  waiting.className = "button"
  waiting.addEventListener("click", () => { waiting.remove(); open(dialog) })
  dialog.addEventListener("htmx:afterSwap", () => { take(set, dialog) })
  dialog.addEventListener("close", () => { leave(set, dialog, waiting) })
  return dialog
}

function leave(set, dialog, waiting) {
  const left = dialog.querySelector("[data-block-left]")
  dialog.remove()
  if (!left) return
  waiting.textContent = left.textContent
  set.querySelector("[data-sheet-paste]").after(waiting)
}

async function take(set, dialog) {
  const message = dialog.querySelector("[data-rows-new]")
  if (!message) return
  const over = await writeOver(set, JSON.parse(message.dataset.rowsOver))
  const rows = [...over, ...add(set, JSON.parse(message.dataset.rowsNew))]
  if (over.length > 0 && rows.length > over.length) join()
  set.querySelector("[data-rows-status]").textContent = message.textContent.trim()
  if (dialog.querySelector("[name=block]")) return
  dialog.close()
  controlIn(cellsOf(rows[0])[0]).focus()
}

// A row that was just added and nobody has written in gives its place to the first of those that come.
function add(set, records) {
  if (records.length === 0) return []
  const last = rowsOf(set).at(-1)
  const rows = append(set, records)
  if (last && !isStored(set, last) && isEmpty(last)) drop(set, [last])
  tell(set, rows, true)
  return rows
}

// Where rows are written over that the page does not show, it shows them.
async function writeOver(set, records) {
  const isMissing = ([uid]) => !rowsOf(set).some((row) => uidOf(row) === uid)
  while (records.some(isMissing) && (await widen(set)));
  const there = new Map(rowsOf(set).map((row) => [uidOf(row), row]))
  const found = records.filter(([uid]) => there.has(uid)).map(([uid, record]) => [there.get(uid), record])
  const wanted = found.flatMap(([row, record]) => Object.entries(record).map(([name, value]) => [controlIn(row.querySelector(`[data-cell="${name}"]`)), value]))
  if (wanted.length > 0) change(set, wanted)
  return found.map(([row]) => row)
}

function isEmpty(row) {
  return [...row.querySelectorAll("[data-cell] :is(input, textarea, select)")].every((it) => it.value === "")
}

document.addEventListener("paste", (event) => {
  const cell = event.target.closest("[data-sheet] [data-cell]")
  const set = cell?.closest("[data-sheet]")
  if (!set?.querySelector("[data-sheet-paste]")) return
  const block = blockIn(event.clipboardData)
  if (!block || (event.target.matches("textarea:not([data-line])") && !block.includes("\t"))) return
  event.preventDefault()
  show(set, block, blockOf(set)[0]?.[0] ?? cell)
})

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sheet-paste], [data-block-close]")
  if (!button) return
  event.preventDefault()
  if (button.matches("[data-block-close]")) button.closest("dialog").close()
  else show(button.closest("[data-sheet]"), "")
})
