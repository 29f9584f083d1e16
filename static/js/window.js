// Long tables show a part of their rows: `data-start` rows stand before those, `data-after` behind. Of the part one goes on
// to the next rows in place; a position in another part is for the server.

import { adopt, rowsOf, uidOf } from "./rows.js"
import { fetchPage } from "./server.js"

const sets = (root) => [...root.querySelectorAll("[data-rows][data-start]")]
const isKept = (row) => row.querySelector('[data-place$=".uid"]')?.hasAttribute("data-stored")
const at = (query) => `${location.pathname}?${new URLSearchParams(query)}`
export const isPart = (set) => Number(set.dataset.start) + Number(set.dataset.after) > 0

// The very rows that are shown now, whatever colleagues add before or behind them.
export const shownRows = (root) => Object.fromEntries(sets(root).map((set) => [set.dataset.rows, boundsOf(set)]))
export const shownPage = (root) => at({ ...Object.fromEntries(new URLSearchParams(location.search)), ...shownRows(root) })
export const wholePage = (set) => at({ [set.dataset.rows]: ".." })

function boundsOf(set) {
  const uids = rowsOf(set).filter(isKept).map(uidOf)
  return `${Number(set.dataset.start) ? uids[0] : ""}..${Number(set.dataset.after) ? uids.at(-1) : ""}`
}

// Adds the rows that follow the last one shown; false where there are none.
export async function widen(set) {
  const last = rowsOf(set).findLast(isKept)
  if (!last || !Number(set.dataset.after)) return false
  const page = await fetchPage(at({ [set.dataset.rows]: `${uidOf(last)}~` }))
  const fresh = page?.querySelector(`[data-rows="${set.dataset.rows}"]`)
  if (!fresh) return false
  const here = new Set(rowsOf(set).map(uidOf))
  const rows = rowsOf(fresh).filter((row) => !here.has(uidOf(row)))
  set.dispatchEvent(new CustomEvent("mcof:wider", { bubbles: true, detail: { rows } }))
  set.dataset.after = fresh.dataset.after
  rows.forEach((row) => { adopt(set, document.importNode(row, true)) })
  return rows.length > 0
}

// What stands before and behind may have changed with what colleagues saved.
export function follow(set, fresh) {
  for (const name of ["start", "after"]) if (name in fresh.dataset) set.dataset[name] = fresh.dataset[name]
  const start = set.querySelector(`[name="${set.dataset.rows}-START"]`)
  if (start) start.value = set.dataset.start
  count(set)
}

function count(set) {
  const line = set.querySelector("[data-pages-words]")
  if (!line) return
  const [start, shown] = [Number(set.dataset.start), rowsOf(set).length]
  const said = { first: start + 1, last: start + shown, all: start + shown + Number(set.dataset.after) }
  line.textContent = line.dataset.pagesWords.replace(/{(\w+)}/g, (_all, name) => said[name].toLocaleString(document.documentElement.lang))
}

// A page of a table, or the words to find in it: the way on from the section's form, once that is saved.
export function wayOf(button) {
  const { find } = button.dataset
  const asked = find ? { [find]: button.form.elements[find].value } : Object.fromEntries(new URLSearchParams(button.value))
  const to = asked.at ?? button.closest("[data-rows]").id
  return `${at(asked)}#${to}`
}

// Presses a button that nobody sees, which leads to a row once the section is saved. With `whole` the server saves it, and
// moves a row out of the part that is shown.
function press(form, anchor, whole = false) {
  const button = document.createElement("button")
  Object.assign(button, { name: "go", value: new URLSearchParams({ at: anchor }), hidden: true })
  if (whole) button.dataset.whole = ""
  form.append(button)
  button.click()
  button.remove()
}

document.addEventListener("change", (event) => {
  const set = event.target.closest('[name$="-ORDER"]')?.closest("[data-rows][data-start]")
  const place = Number(event.target.value) - Number(set?.dataset.start)
  if (!set || (place >= 1 && place <= rowsOf(set).length)) return
  event.stopImmediatePropagation()
  press(event.target.form, event.target.closest("[data-row]").id, true)
}, { capture: true })

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-pages] input[type=search]")) return
  const button = event.target.closest("[data-pages]").querySelector("[data-find]")
  if (!button) return
  event.preventDefault()
  button.click()
})

document.addEventListener("input", ({ target }) => { if (target.matches("[data-rows][data-start]")) count(target) })

// The way to a field whose row may be out of sight goes on from what is typed here.
document.addEventListener("click", (event) => {
  const [link, form] = [event.target.closest('a[href^="?at="]'), document.querySelector("form[data-autosave]")]
  if (!link || !form) return
  event.preventDefault()
  const anchor = decodeURIComponent(link.hash.slice(1))
  if (document.getElementById(anchor)) location.hash = link.hash
  else press(form, anchor)
})

// The field that the address names, where it stands in another part of its table.
function elsewhere() {
  const wanted = decodeURIComponent(location.hash.slice(1))
  const isMissing = wanted && !document.getElementById(wanted)
  return isMissing && sets(document).some((set) => isPart(set) && wanted.startsWith(`${set.id}-`)) ? wanted : ""
}

const wanted = new URLSearchParams(location.search).has("at") ? "" : elsewhere()
if (wanted) location.replace(`${at({ at: wanted })}#${wanted}`)
window.addEventListener("hashchange", () => {
  const [form, anchor] = [document.querySelector("form[data-autosave]"), elsewhere()]
  if (anchor && form) press(form, anchor)
  else if (anchor) location.assign(`${at({ at: anchor })}#${anchor}`)
})
