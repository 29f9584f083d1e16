// Rows of a Django formset: add, remove, move. Without this module the form still works: it then shows the spare row
// and the "remove" checkbox that it renders anyway. See "Rows" in docs/look.md for the attributes.

const INDEXED = ["name", "id", "for", "aria-describedby", "aria-labelledby", "list", "popovertarget"]

export const rowsOf = (set) => [...set.querySelector("[data-rows-list]").children].filter((it) => it.matches("[data-row]"))
const management = (set, name) => set.querySelector(`[name="${set.dataset.rows}-${name}"]`)
const control = (row, name) => row.querySelector(`[name$="-${name}"]`)
const indexOf = (set, row) => {
  const named = row.querySelector(`[name^="${set.dataset.rows}-"]`)
  return named ? Number(named.name.slice(set.dataset.rows.length + 1).split("-")[0]) : -1
}
export const isStored = (set, row) => indexOf(set, row) < Number(management(set, "INITIAL_FORMS").value)

// A row is known by its uid from the moment it appears, so that single fields of it can be saved and compared.
function identify(row, uid) {
  const known = row.querySelector('[data-place$=".uid"]')
  if (!known || known.value) return
  known.value = uid
  const place = known.dataset.place.slice(0, -".uid".length)
  const named = `${place.slice(0, place.lastIndexOf("."))}.${uid}`
  for (const it of row.querySelectorAll("[data-place]")) {
    if (it.dataset.place.startsWith(`${place}.`)) it.dataset.place = named + it.dataset.place.slice(place.length)
  }
}

const newUid = () => [...crypto.getRandomValues(new Uint8Array(6))].map((it) => it.toString(16).padStart(2, "0")).join("")

function renumber(set, row, index) {
  const pattern = new RegExp(`${set.dataset.rows}-(\\d+|__prefix__)(?=-|$)`, "g")
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of INDEXED) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(pattern, `${set.dataset.rows}-${index}`))
    }
  }
}

// Stored rows keep their index, by which the server knows them; new rows follow without a gap. ORDER says who is where.
function settle(set) {
  const rows = rowsOf(set)
  const start = Number(set.dataset.start ?? 0)
  let next = Number(management(set, "INITIAL_FORMS").value)
  rows.forEach((row, place) => {
    if (!isStored(set, row)) renumber(set, row, next++)
    const order = control(row, "ORDER")
    if (order) order.value = start + place + 1
    row.querySelectorAll("[data-row-number]").forEach((it) => { it.textContent = start + place + 1 })
    row.querySelectorAll("[data-row-up]").forEach((it) => { it.disabled = place === 0 })
    row.querySelectorAll("[data-row-down]").forEach((it) => { it.disabled = place === rows.length - 1 })
  })
  management(set, "TOTAL_FORMS").value = next
  set.dispatchEvent(new Event("input", { bubbles: true }))
}

export function announce(set, what, place) {
  const status = set.querySelector("[data-rows-status]")
  if (status) status.textContent = (status.dataset[what] ?? "").replace("{n}", place)
}

// The number that a row has in the whole table, of which a part may be shown.
const numberOf = (set, row) => Number(set.dataset.start ?? 0) + rowsOf(set).indexOf(row) + 1

// The first field to be written; a row's place and leaving stand before it.
function focusIn(row) {
  row?.querySelector('input:not([type=hidden], [name$="-ORDER"], [name$="-DELETE"]), select, textarea')?.focus()
}

function prepare(set) {
  set.querySelectorAll("[data-row-tools], [data-row-add]").forEach((it) => { it.hidden = false })
  set.querySelectorAll("[data-row-delete]").forEach((it) => { it.hidden = true })
  rowsOf(set).forEach((row) => identify(row, newUid()))
}

function fresh(set, index) {
  const row = set.querySelector("template[data-rows-template]").content.firstElementChild.cloneNode(true)
  renumber(set, row, index)
  return row
}

// New rows, filled in by the names of their fields; after a row, or at the end.
export function append(set, records, after = rowsOf(set).at(-1)) {
  const first = Number(management(set, "TOTAL_FORMS").value)
  const rows = records.map((_record, place) => fresh(set, first + place))
  if (after) after.after(...rows)
  else set.querySelector("[data-rows-list]").append(...rows)
  prepare(set)
  settle(set)
  rows.forEach((row, place) => { fill(row, records[place]) })
  return rows
}

export function fill(row, record) {
  for (const [name, value] of Object.entries(record)) {
    const field = control(row, name)
    if (!field) continue
    field.value = value
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

const stood = new WeakMap() // before which row one stood that left the page

// What was stored leaves when the form is saved, what is new leaves at once.
export function drop(set, rows) {
  for (const row of rows) {
    if (isStored(set, row)) mark(row, true)
    else {
      stood.set(row, row.nextElementSibling)
      row.remove()
    }
  }
  settle(set)
}

// Rows that were dropped stand again where they stood.
export function bring(set, rows) {
  for (const row of [...rows].reverse()) {
    if (row.isConnected) mark(row, false)
    else set.querySelector("[data-rows-list]").insertBefore(row, stood.get(row)?.isConnected ? stood.get(row) : null)
  }
  settle(set)
}

// Says that rows came or went by somebody's hand, for what takes it back.
export const tell = (set, rows, there) => set.dispatchEvent(new CustomEvent("mcof:rows", { bubbles: true, detail: { rows, there } }))

function mark(row, leaving) {
  control(row, "DELETE").checked = leaving
  row.classList.toggle("row--leaving", leaving)
  row.querySelector("[data-row-remove]").setAttribute("aria-pressed", leaving)
}

// A row of a page that was just fetched, at the end of the table.
export function adopt(set, row) {
  renumber(set, row, Number(management(set, "TOTAL_FORMS").value))
  set.querySelector("[data-rows-list]").append(row)
  prepare(set)
  settle(set)
}

// A new row that has its uid already.
export function restore(set, uid) {
  const row = fresh(set, Number(management(set, "TOTAL_FORMS").value))
  identify(row, uid)
  adopt(set, row)
}

// Brings the rows into the order of their uids; rows that it does not name stay behind them.
export function arrange(set, uids) {
  const named = uids.map((uid) => rowsOf(set).find((row) => uidOf(row) === uid)).filter(Boolean)
  set.querySelector("[data-rows-list]").prepend(...named)
  settle(set)
}

export const uidOf = (row) => row.querySelector('[data-place$=".uid"]')?.value

function add(set) {
  const rows = append(set, [{}])
  tell(set, rows, true)
  focusIn(rows[0])
  announce(set, "added", numberOf(set, rows[0]))
}

const KEPT = /-(uid|ORDER|DELETE)$/

export function copy(set, row) {
  const start = `${set.dataset.rows}-${indexOf(set, row)}-`
  const fields = [...row.querySelectorAll(`[name^="${start}"]`)].filter((it) => it.value !== "" && !KEPT.test(it.name))
  const [made] = append(set, [Object.fromEntries(fields.map((it) => [it.name.slice(start.length), it.value]))], row)
  tell(set, [made], true)
  announce(set, "copied", numberOf(set, made))
  return made
}

function remove(set, row) {
  const place = numberOf(set, row)
  if (isStored(set, row)) return toggleLeaving(set, row, place)
  const neighbour = [row.nextElementSibling, row.previousElementSibling].find((it) => it?.matches("[data-row]"))
  drop(set, [row])
  tell(set, [row], false)
  if (neighbour) focusIn(neighbour)
  else set.querySelector("[data-row-add]")?.focus()
  announce(set, "removed", place)
}

function toggleLeaving(set, row, place) {
  const leaving = !control(row, "DELETE").checked
  mark(row, leaving)
  settle(set)
  tell(set, [row], !leaving)
  announce(set, leaving ? "removed" : "kept", place)
}

function move(set, row, button, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling
  if (!other?.matches("[data-row]")) return
  if (step < 0) other.before(row)
  else other.after(row)
  settle(set)
  const opposite = row.querySelector(step < 0 ? "[data-row-down]" : "[data-row-up]")
  const next = button.disabled ? opposite : button
  next.focus()
  announce(set, "moved", numberOf(set, row))
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  const set = button?.closest("[data-rows]")
  if (!set) return
  const row = button.closest("[data-row]")
  if (button.matches("[data-row-add]")) add(set)
  else if (button.matches("[data-row-copy]")) focusIn(copy(set, row))
  else if (button.matches("[data-row-remove]")) remove(set, row)
  else if (button.matches("[data-row-up]")) move(set, row, button, -1)
  else if (button.matches("[data-row-down]")) move(set, row, button, 1)
  else return
  event.preventDefault() // a button that also works without this module would send the form
})

// A position typed into a row's ORDER: the row goes there.
document.addEventListener("change", (event) => {
  const set = event.target.closest('[name$="-ORDER"]')?.closest("[data-rows]")
  if (!set) return
  const row = event.target.closest("[data-row]")
  const others = rowsOf(set).filter((it) => it !== row)
  const start = Number(set.dataset.start ?? 0)
  const place = Math.min(Math.max(Number(event.target.value) - start || 1, 1), others.length + 1)
  if (place > others.length) others.at(-1)?.after(row)
  else others[place - 1].before(row)
  settle(set)
  event.target.focus()
  announce(set, "moved", start + place)
})

const prepareAll = () => document.querySelectorAll("[data-rows]").forEach(prepare)
document.addEventListener("htmx:afterSettle", prepareAll)
prepareAll()
