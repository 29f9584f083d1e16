// What a form of a section holds, by place (`risks.3f2a.impact`), what of it is not saved, and how values get into it.
// Rows are known by their uid, whose control names the row's place.

const UID = ".uid"

const controlsAt = (form, place) => [...form.querySelectorAll(`[data-place="${CSS.escape(place)}"]`)]
const isChoice = (control) => control.type === "checkbox" || control.type === "radio"
const isLeaving = (control) => control.closest("[data-row]")?.querySelector('[name$="-DELETE"]')?.checked ?? false

function isWritten(control) {
  if (control.type === "hidden") return false
  return isChoice(control) ? control.checked && control.value !== "" : control.value.trim() !== ""
}

// A row is there when it is stored, or when somebody wrote in it, unless it is being taken out.
function isThere(control) {
  if (isLeaving(control)) return false
  const own = control.dataset.place.slice(0, -UID.length)
  const around = control.closest("[data-row]") ?? control.closest("tr")
  return "stored" in control.dataset || [...around.querySelectorAll(`[data-place^="${CSS.escape(own)}."]`)].some(isWritten)
}

function split(place) {
  const dot = place.lastIndexOf(".")
  return [place.slice(0, dot), place.slice(dot + 1)]
}

const typed = (control) => (isChoice(control) && !control.checked ? [] : [control.value])

// What a control held when the page came: somebody may have written in it before the scripts were there.
function served(control) {
  if (isChoice(control)) return control.defaultChecked ? [control.value] : []
  if (!control.options) return [control.defaultValue]
  return [([...control.options].find((it) => it.defaultSelected) ?? control.options[0])?.value ?? ""]
}

// `values` has for each place what its controls hold, `rows` for each table the uids of the rows that are there, `cut`
// the tables that go on behind them.
export function read(form, counts = isThere, valuesIn = typed) {
  const held = { values: new Map(), rows: new Map(), cut: new Set() }
  for (const control of form.querySelectorAll("[data-place]")) {
    const { place } = control.dataset
    if (place.endsWith(UID)) {
      const [table] = split(place.slice(0, -UID.length))
      held.rows.set(table, [...(held.rows.get(table) ?? []), ...(counts(control) ? [control.value] : [])])
      if (Number(control.closest("[data-rows]")?.dataset.after)) held.cut.add(table)
    } else {
      held.values.set(place, [...(held.values.get(place) ?? []), ...valuesIn(control)])
    }
  }
  return held
}

const isStored = (control) => "stored" in control.dataset

// What is saved of a form as it came.
export const readServed = (form) => read(form, isStored, served)

// Of a form that came back with words that nobody stored, only the stored rows are known.
export const readStored = (form) => ({ ...readServed(form), values: new Map() })

export const same = (one = [], other = []) => (one.length > 0 ? one : [""]).join("\n") === (other.length > 0 ? other : [""]).join("\n")

function rowsAround(place) {
  const parts = place.split(".")
  return parts.slice(0, -1).flatMap((_part, at) => (at % 2 ? [parts.slice(0, at + 1).join(".")] : []))
}

function isAbsent(now, row) {
  const [table, uid] = split(row)
  return now.rows.has(table) && !now.rows.get(table).includes(uid)
}

// Returns the rows to add and to remove, the orders, and the fields by place. Values in `refused` are not sent again
// before they change.
export function difference(saved, now, refused = new Map()) {
  const change = { add: [], remove: [], order: new Map(), fields: new Map() }
  for (const [table, uids] of now.rows) {
    const before = saved.rows.get(table) ?? []
    const fresh = uids.filter((uid) => !before.includes(uid))
    change.add.push(...fresh.map((uid) => `${table}.${uid}`))
    change.remove.push(...before.filter((uid) => !uids.includes(uid)).map((uid) => `${table}.${uid}`))
    const isWithin = fresh.length > 0 && now.cut.has(table) // new rows come last unless an order says where
    if (isWithin || !same([...before.filter((uid) => uids.includes(uid)), ...fresh], uids)) change.order.set(table, uids)
  }
  for (const [place, value] of now.values) {
    const around = rowsAround(place)
    if (around.some((row) => isAbsent(now, row)) || (refused.has(place) && same(refused.get(place), value))) continue
    const before = around.some((row) => change.add.includes(row)) ? [] : saved.values.get(place)
    if (!same(before, value)) change.fields.set(place, value)
  }
  return change
}

export const isEmpty = (change) => change.add.length + change.remove.length + change.order.size + change.fields.size === 0

const UPON = ":upon"
const uponAt = (form, place) => form.elements.namedItem(place.split(":")[0] + UPON)

// What each of the texts was made upon, where the form says so beside it: that travels with the text.
export function uponOf(form, change) {
  const found = [...change.fields.keys()].map((place) => uponAt(form, place)).filter(Boolean)
  return new Map(found.map((control) => [control.name, control.value]))
}

export function putUpon(form, upon) {
  for (const [name, value] of upon) {
    const control = form.elements.namedItem(name)
    if (control) control.value = value
  }
}

export function encode(change, about) {
  const data = new URLSearchParams(about)
  change.upon.forEach((value, name) => data.set(name, value))
  change.add.forEach((row) => data.append("add", row))
  change.remove.forEach((row) => data.append("remove", row))
  change.order.forEach((uids, table) => data.append("order", `${table}=${uids.join(",")}`))
  change.fields.forEach((value, place) => (value.length > 0 ? value : [""]).forEach((it) => data.append(place, it)))
  return data
}

export function put(form, place, value) {
  const controls = controlsAt(form, place)
  for (const control of controls) {
    if (isChoice(control)) control.checked = value.length > 0 ? value.includes(control.value) : control.value === ""
    else control.value = value[0] ?? ""
  }
  controls[0]?.dispatchEvent(new Event("input", { bubbles: true })) // sums follow
  return controls[0]
}

export const labelOf = (form, place) => {
  const [control] = controlsAt(form, place)
  const label = control?.labels?.[0] ?? control?.closest("fieldset")?.querySelector("legend")
  return label?.textContent.trim() ?? control?.getAttribute("aria-label") ?? place
}
