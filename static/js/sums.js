// Live sums of columns of figures. The server adds them up again: these are for the eye only.

import { read, write } from "./numbers.js"

const isLeaving = (input) => input.closest("[data-row]")?.querySelector('[name$="-DELETE"]')?.checked

const scopeOf = (it) => it.closest("[data-sums]")

// The years of a row are those of its days.
const fieldsOf = (by) => (by === "year" ? ["starts_on", "ends_on"] : [by])

// What a row says in a field: a word, nothing, or several words, which are counted apart.
function wordOf(row, field) {
  const texts = fieldsOf(field).map((it) => row.querySelector(`[name$="-${it}"]`)?.value ?? "")
  const words = field === "year" ? texts.map((it) => it.slice(0, 4)) : texts[0].split(/\s*[;\n]\s*/)
  const found = [...new Set(words.filter(Boolean))]
  return found.length > 1 ? "*" : (found[0] ?? "")
}

const belongs = (input, { sumBy, sumKey }) => !sumBy || wordOf(input.closest("[data-row]"), sumBy) === sumKey

// What is not known counts nothing; where nothing is known, there is no sum.
function sum(within, key, group, rest = []) {
  const all = within.flatMap((it) => [...it.querySelectorAll(`[data-sum~="${key}"]`)])
  const inputs = all.filter((it) => !isLeaving(it) && belongs(it, group))
  const known = [...rest, ...inputs.map((it) => read(it.value)).filter((it) => it !== null)]
  return known.length > 0 ? known.reduce((before, it) => before + it, 0) : null
}

function total(scope) {
  for (const output of scope.querySelectorAll("[data-sum-of]")) {
    if (scopeOf(output) !== scope) continue
    const { sumOf, sumLess, sumNone, sumRest } = output.dataset
    const rest = sumRest === undefined ? [] : [Number(sumRest)] // of the rows that the page does not show
    const [whole, less] = [sum([scope], sumOf, output.dataset, rest), sumLess ? sum([scope], sumLess, output.dataset) : 0]
    const open = sumNone !== undefined && (whole === null || less === null)
    output.textContent = open ? sumNone : write(whole - less)
    output.classList.toggle("over", !open && whole - less < 0)
  }
}

const totalAll = () => document.querySelectorAll("[data-sums]").forEach(total)

// A pasted block writes in a thousand cells at once: its sums are made once, when all are there.
const due = new Set()
function soon(scope) {
  if (due.size === 0) queueMicrotask(() => { due.forEach(total); due.clear() })
  due.add(scope)
}

// In a long table most of what one types changes no sum: amounts do, and what they are grouped by. Rows that come or go
// tell it at their table.
function counts(it) {
  if (!it.matches("input, select, textarea") || "sum" in it.dataset) return true
  const groups = [...document.querySelectorAll("[data-sum-by]")].flatMap(({ dataset }) => fieldsOf(dataset.sumBy))
  return groups.some((field) => it.name.endsWith(`-${field}`))
}

document.addEventListener("input", (event) => {
  if (!counts(event.target)) return
  for (let it = scopeOf(event.target); it; it = it.parentElement && scopeOf(it.parentElement)) soon(it)
})
// Rows that come into sight do not count among the others any more.
document.addEventListener("mcof:wider", ({ target, detail: { rows } }) => {
  for (const output of document.querySelectorAll("[data-sum-rest]")) {
    if (scopeOf(output).contains(target)) output.dataset.sumRest -= sum(rows, output.dataset.sumOf, output.dataset) ?? 0
  }
})

// What colleagues wrote in rows that are not in sight.
document.addEventListener("mcof:fresh", ({ detail: { fresh } }) => {
  const theirs = [...fresh.querySelectorAll("[data-sum-rest]")]
  for (const output of document.querySelectorAll("[data-sum-of]")) {
    const { sumRest } = theirs.find((it) => ["sumOf", "sumBy", "sumKey"].every((name) => it.dataset[name] === output.dataset[name]))?.dataset ?? {}
    if (sumRest !== undefined) output.dataset.sumRest = sumRest
  }
  totalAll()
}, { capture: true })

document.addEventListener("htmx:afterSettle", totalAll)
totalAll()
