// The cells of a sheet: where they stand, what they hold, and the block of them that somebody has chosen.

import { read } from "./numbers.js"

export const CONTROL = "input:not([type=hidden]), select, textarea"
const NEEDS_QUOTES = /[\t\n"]/
const decimal = new Intl.NumberFormat(document.documentElement.lang).formatToParts(1.5)[1].value

// A record may have several lines, such as one for each figure of a group of people.
export const linesOf = (set) => [...set.querySelectorAll("[data-rows-list] tr")].filter((it) => it.querySelector("[data-cell]"))
export const cellsOf = (line) => [...line.querySelectorAll("[data-cell]")]
export const controlIn = (cell) => cell?.querySelector(CONTROL)
const setOf = (cell) => cell.closest("[data-sheet]")

export const quoted = (text) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

// Numbers go without marks between thousands, which spreadsheets of another language would not read.
function wordsOf(control) {
  if (control.matches("select")) return control.value && control.selectedOptions[0].text
  const number = /numeric|decimal/.test(control.inputMode) ? read(control.value) : null
  return number === null ? control.value : String(number).replace(".", decimal)
}

const written = (lines) => lines.map((line) => line.map(quoted).join("\t")).join("\n")

export const textOf = (lines) => written(lines.map((line) => line.map((cell) => wordsOf(controlIn(cell)))))

// All of a table, under the names of its columns.
export function tableOf(set) {
  const lines = linesOf(set)
  const heads = cellsOf(lines[0] ?? set).map((cell) => cell.dataset.label ?? "")
  return `${written([heads])}\n${textOf(lines.map(cellsOf))}`
}

// The block goes from the cell in which somebody writes to the one that they led it to.
let chosen = null

export function blockOf(set) {
  if (!chosen || setOf(chosen.from) !== set || !chosen.from.isConnected || !chosen.to.isConnected) return []
  const lines = linesOf(set)
  const [rows, columns] = [[], []]
  for (const cell of [chosen.from, chosen.to]) {
    const line = cell.closest("tr")
    rows.push(lines.indexOf(line))
    columns.push(cellsOf(line).indexOf(cell))
  }
  const [top, bottom] = rows.sort((one, other) => one - other)
  const [first, last] = columns.sort((one, other) => one - other)
  return lines.slice(top, bottom + 1).map((line) => cellsOf(line).slice(first, last + 1))
}

export function choose(from, to) {
  forget()
  chosen = { from, to }
  const block = blockOf(setOf(from))
  for (const cell of block.flat()) cell.classList.add("is-chosen")
  return block
}

export function extend(cell, down, across) {
  const end = chosen?.from === cell ? chosen.to : cell
  const line = end.closest("tr")
  const lines = linesOf(setOf(cell))
  const cells = cellsOf(lines[within(lines, lines.indexOf(line) + down)])
  return choose(cell, cells[within(cells, cellsOf(line).indexOf(end) + across)])
}

const within = (all, place) => Math.min(Math.max(place, 0), all.length - 1)

export function forget() {
  if (chosen) for (const cell of setOf(chosen.from)?.querySelectorAll(".is-chosen") ?? []) cell.classList.remove("is-chosen")
  chosen = null
}
