// The words of a cell that holds several: they open under the cell by a click or Alt+↓, and are ticked there.

const BETWEEN = /\s*[;\n]\s*/
const words = (control) => control.value.split(BETWEEN).filter(Boolean)
const alike = (one, other) => one.localeCompare(other, undefined, { sensitivity: "base" }) === 0
let control = null

function listOf(it) {
  const name = it.closest("[data-cell]").dataset.cell
  return it.closest("[data-sheet]").querySelector(`[data-choices-of="${name}"]`)
}

function open(it) {
  const list = listOf(it)
  if (!list || it.disabled) return
  control = it
  const chosen = words(it)
  for (const box of list.querySelectorAll("input")) {
    box.hidden = false
    box.checked = chosen.some((word) => alike(word, box.value))
  }
  list.showPopover({ source: it })
}

function tick(box) {
  const others = words(control).filter((word) => !alike(word, box.value))
  control.value = (box.checked ? [...others, box.value] : others).join("; ")
  control.dispatchEvent(new Event("input", { bubbles: true }))
}

function step(box, down) {
  const boxes = [...box.closest("[data-choices-of]").querySelectorAll("input")]
  boxes.at((boxes.indexOf(box) + down) % boxes.length).focus()
}

document.addEventListener("keydown", (event) => {
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!down) return
  if (event.target.closest("[data-choices-of]")) step(event.target, down)
  else if (event.target.matches("[data-choices]") && event.altKey) {
    open(event.target)
    listOf(event.target)?.querySelector("input")?.focus()
  } else return
  event.preventDefault()
})

document.addEventListener("click", (event) => {
  if (event.target.matches("[data-choices]")) open(event.target)
})

document.addEventListener("change", (event) => {
  if (control && event.target.closest("[data-choices-of]")) tick(event.target)
})

// Opened from the head of its column the list tells the words, and ticks nothing.
document.addEventListener("toggle", (event) => {
  if (!event.target.matches("[data-choices-of]") || event.newState !== "closed") return
  event.target.querySelectorAll("input").forEach((box) => { box.hidden = true })
  control = null
}, true)
