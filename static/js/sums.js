// Live sums of columns of figures. The server adds them up again: these are for the eye only.

import { read, write } from "./numbers.js"

const isLeaving = (input) => input.closest("[data-row]")?.querySelector('[name$="-DELETE"]')?.checked

function total(scope) {
  for (const output of scope.querySelectorAll("[data-sum-of]")) {
    const inputs = [...scope.querySelectorAll(`[data-sum="${output.dataset.sumOf}"]`)]
    const sum = inputs.filter((it) => !isLeaving(it)).reduce((before, it) => before + (read(it.value) ?? 0), 0)
    output.textContent = write(sum)
  }
}

const totalAll = () => document.querySelectorAll("[data-sums]").forEach(total)

// A pasted block writes in a thousand cells at once: its sums are made once, when all are there.
const due = new Set()
function soon(scope) {
  if (due.size === 0) queueMicrotask(() => { due.forEach(total); due.clear() })
  due.add(scope)
}

document.addEventListener("input", (event) => {
  const scope = event.target.closest("[data-sums]")
  if (scope) soon(scope)
})
document.addEventListener("htmx:afterSettle", totalAll)
totalAll()
