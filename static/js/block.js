// A block of cells pasted from a spreadsheet: shown in a dialog as the server reads it, then added to the sheet.

import { append, drop, isStored } from "./rows.js"

const NEEDS_QUOTES = /[\t\n"]/
const quoted = (text) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

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
function show(set, first, block) {
  const prefix = set.dataset.rows
  const total = set.querySelector(`[name="${prefix}-TOTAL_FORMS"]`)
  const values = { [total.name]: total.value, "block-first": first, ...(block && { block }) }
  const dialog = made(set)
  open(dialog)
  htmx.ajax("POST", set.querySelector("[data-sheet-paste]").formAction, { target: dialog, values })
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

// A row that was just added and nobody has written in gives its place to the first of those that come.
function take(set, dialog) {
  const message = dialog.querySelector("[data-rows-new]")
  if (!message) return
  const records = JSON.parse(message.dataset.rowsNew)
  const last = [...set.querySelectorAll("[data-row]")].at(-1)
  const rows = append(set, records)
  if (last && !isStored(set, last) && isEmpty(last)) drop(set, [last])
  offer(set, message.textContent.trim(), rows)
  if (dialog.querySelector("[name=block]")) return
  dialog.close()
  rows[0].querySelector("[data-cell] :is(input, textarea, select)").focus()
}

function offer(set, words, rows) {
  const back = set.querySelector("[data-sheet-back]")
  set.querySelector("[data-rows-status]").textContent = words
  back.hidden = false
  back.onclick = () => {
    drop(set, rows)
    back.hidden = true
    set.querySelector("[data-sheet-paste]").focus()
  }
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
  show(set, cell.dataset.cell, block)
})

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sheet-paste], [data-block-close]")
  if (!button) return
  event.preventDefault()
  if (button.matches("[data-block-close]")) button.closest("dialog").close()
  else show(button.closest("[data-sheet]"), "", "")
})
