// Live sums of columns of figures. The server adds them up again: these are for the eye only.

const language = document.documentElement.lang
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
const decimalMark = whole.formatToParts(1.5).find((part) => part.type === "decimal").value

function read(input) {
  if (input.type === "number") return input.valueAsNumber || 0
  const kept = [...input.value].filter((it) => /\d|-/.test(it) || it === decimalMark).join("")
  return Number(kept.replace(decimalMark, ".")) || 0
}

const isLeaving = (input) => input.closest("[data-row]")?.querySelector('[name$="-DELETE"]')?.checked

function total(scope) {
  for (const output of scope.querySelectorAll("[data-sum-of]")) {
    const inputs = [...scope.querySelectorAll(`[data-sum="${output.dataset.sumOf}"]`)]
    const sum = inputs.filter((it) => !isLeaving(it)).reduce((before, it) => before + read(it), 0)
    output.textContent = whole.format(sum)
  }
}

const totalAll = () => document.querySelectorAll("[data-sums]").forEach(total)

document.addEventListener("input", (event) => {
  const scope = event.target.closest("[data-sums]")
  if (scope) total(scope)
})
document.addEventListener("htmx:afterSettle", totalAll)
totalAll()
