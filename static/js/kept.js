// What an earlier visit could not send: offered on return, beside what is there now.

import { forget, kept } from "./device.js"
import { restore as restoreRow } from "./rows.js"
import { labelOf, put, read, same } from "./section.js"
import { isPart } from "./window.js"

const words = (value = []) => value.join(", ") || "—"

// Returns what is offered, null where there is nothing to offer.
export function offerKept(form, name, putBack) {
  const panel = document.querySelector("section[data-kept]")
  const found = kept(name)
  if (!panel || !found) return null
  const address = elsewhere(form, found)
  if (address) {
    location.replace(address)
    return found
  }
  const now = read(form)
  const fields = [...found.fields].filter(([place, value]) => !same(now.values.get(place), value))
  if (fields.length === 0) {
    forget(name)
    return null
  }
  panel.querySelector("[data-kept-at]").textContent = new Date(found.at).toLocaleString(document.documentElement.lang)
  panel.querySelector("[data-kept-list]").replaceChildren(...fields.map(([place, value]) => lineOf(panel, form, place, value, now)))
  panel.querySelector("[data-kept-back]").addEventListener("click", () => {
    close(panel)
    restore(form, found)
    putBack(found)
  })
  panel.querySelector("[data-kept-away]").addEventListener("click", () => {
    close(panel)
    forget(name)
    putBack(null)
  })
  panel.hidden = false
  return found
}

// What was written in rows of a long table that are not shown: the page that shows them, unless this is the one.
function elsewhere(form, found) {
  const set = [...form.querySelectorAll("[data-rows]")].find(isPart)
  if (!set || location.search.includes("..")) return ""
  const start = `${set.dataset.rows}.`
  const rows = [...found.fields.keys()].filter((it) => it.startsWith(start)).map((it) => it.split(".").slice(0, 2).join("."))
  const missing = rows.filter((it) => !found.add.includes(it) && !form.querySelector(`[data-place="${CSS.escape(`${it}.uid`)}"]`))
  const uids = missing.map((it) => it.slice(start.length))
  return uids.length > 0 ? `${location.pathname}?${new URLSearchParams({ [set.dataset.rows]: `${uids[0]}..${uids.at(-1)}` })}` : ""
}

function close(panel) {
  panel.hidden = true
  document.querySelector("#main")?.focus()
}

function lineOf(panel, form, place, value, now) {
  const line = panel.querySelector("template").content.firstElementChild.cloneNode(true)
  line.querySelector("[data-kept-where]").textContent = labelOf(form, place)
  line.querySelector("[data-kept-mine]").textContent = words(value)
  line.querySelector("[data-kept-there]").textContent = words(now.values.get(place))
  return line
}

function restore(form, found) {
  for (const place of found.add) {
    const dot = place.lastIndexOf(".")
    const set = form.querySelector(`[data-rows="${CSS.escape(place.slice(0, dot))}"]`)
    const isThere = form.querySelector(`[data-place="${CSS.escape(place)}.uid"]`)
    if (set?.querySelector("template[data-rows-template]") && !isThere) restoreRow(set, place.slice(dot + 1))
  }
  for (const [place, value] of found.fields) put(form, place, value)
}
