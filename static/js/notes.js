// After a save, puts the notes of findings at their fields as the server has just written them. What somebody types, the
// focus and the caret stay where they are.

import { shownRows } from "./window.js"

const SPOKEN = 3 // notes at most: whoever listens is writing

const form = document.querySelector("form[data-autosave]")
const status = document.querySelector("[data-notes-status]")
let shown = document.getElementById("notes")

const at = (name, place) => [...form.querySelectorAll(`[${name}="${CSS.escape(place)}"]`)]

// Of a long table the notes of the rows in sight are asked for.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (form && detail.elt.id === "section-findings") Object.assign(detail.parameters, shownRows(form))
})

document.addEventListener("htmx:afterSettle", () => {
  const fresh = document.getElementById("notes")
  if (form && fresh !== shown) refresh([...fresh.content.children])
  shown = fresh
})

function refresh(blocks) {
  const noted = new Set(blocks.map((it) => it.dataset.notes))
  const mended = [...form.querySelectorAll("[data-notes]")].filter((it) => !noted.has(it.dataset.notes))
  mended.forEach(takeAway)
  const words = blocks.filter(put).slice(0, SPOKEN).map((it) => it.textContent.trim())
  if (mended.length > 0) words.push(status.dataset.mended.replace("{n}", mended.length))
  if (words.length > 0) status.textContent = words.join(" ")
}

// Says whether there was something to put.
function put(block) {
  const place = block.dataset.notes
  const [there] = at("data-notes", place)
  if (there?.textContent === block.textContent) return false
  const fresh = document.importNode(block, true)
  if (there) there.replaceWith(fresh)
  else if (!hold(place, fresh)) return false
  at("data-place", place).forEach((control) => { mark(control, block.id, true) })
  return true
}

// Puts new notes where the page that comes from the server has them: under a field, in the last line of a row of a sheet,
// before the fields of another row, after the heading of a table.
function hold(place, block) {
  const [control] = at("data-place", place)
  const row = (control ?? at("data-place", `${place}.uid`)[0])?.closest("[data-row]")
  const field = control?.closest(".field")
  const heading = document.getElementById(`at-${place.replaceAll(".", "-")}-title`)
  if (field) putInto(field.querySelector("fieldset") ?? field, block)
  else if (row?.matches(".sheet__row")) lastLine(row).append(block)
  else if (row) (row.querySelector(".row__fields") ?? row.firstElementChild).before(block)
  else if (heading) (heading.closest(".line") ?? heading).after(block)
  return block.isConnected
}

// What reviewers say about the field stays below the notes.
function putInto(field, block) {
  const remarks = field.querySelector(":scope > .remarks")
  if (remarks) remarks.before(block)
  else field.append(block)
}

function lastLine(row) {
  const there = row.querySelector(".sheet__notes div")
  if (there) return there
  const line = document.createElement("tr")
  line.className = "sheet__notes"
  const cell = line.insertCell()
  cell.colSpan = row.matches(".sheet__row:has(.crossed__name)") ? 100 : row.rows[0].cells.length
  row.append(line)
  return cell.appendChild(document.createElement("div"))
}

function takeAway(block) {
  at("data-place", block.dataset.notes).forEach((control) => { mark(control, block.id, false) })
  const line = block.closest(".sheet__notes")
  block.remove()
  if (line && !line.querySelector("div > *")) line.remove()
}

// Ties a control, or the group that it is part of, to its notes, or unties it.
function mark(control, id, isNoted) {
  const said = control.closest(".field fieldset") ?? control
  const others = (said.getAttribute("aria-describedby") ?? "").split(" ").filter((it) => it && it !== id)
  const words = isNoted ? [...others, id] : others
  if (words.length > 0) said.setAttribute("aria-describedby", words.join(" "))
  else said.removeAttribute("aria-describedby")
  control.closest(".field")?.classList.toggle("field--noted", isNoted)
  control.closest(".sheet__row td")?.classList.toggle("sheet__noted", isNoted)
}
