// The page of a translation: Ctrl + Enter leads from text to text that needs one, and from the last one on to the next
// section. autosave.js saves; here the state of each text follows what was saved, and what became of its original.

const form = document.querySelector("form[data-translating]")
const fieldOf = (element) => element?.closest?.(".translation")
const controlOf = (field) => field.querySelector("textarea, input[type=text]")
const uponOf = (field) => field.querySelector("[data-upon]")
const stateOf = (field) => field.querySelector(".translation__state")
const originalOf = (field) => field.querySelector(".translation__original")

function left() {
  return [...form.querySelectorAll("[data-place][data-open]")].filter((it) => it.dataset.open === "changed" || !it.value.trim())
}

function next(from) {
  const after = (control) => from.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING
  return left().find(after)
}

function goOn(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return
  event.preventDefault()
  const control = next(event.target)
  if (control) control.focus()
  else form.requestSubmit(form.querySelector("[data-translating-on]"))
}

// Who comes to a text has its original before them as it stands there now, and translates that one.
function readOriginal({ target }) {
  const field = fieldOf(target)
  if (!field) return
  const [revision, shown] = uponOf(field).value.split("-")
  uponOf(field).value = [revision, shown, originalOf(field).dataset.original].join("-")
}

function sameAsOriginal(event) {
  const button = event.target.closest('button[name="same"]')
  if (!button) return
  event.preventDefault()
  const field = fieldOf(button)
  controlOf(field).value = originalOf(field).textContent
  controlOf(field).focus()
  controlOf(field).dispatchEvent(new Event("input", { bubbles: true }))
}

function showState(field, state) {
  const isInside = stateOf(field).contains(document.activeElement)
  stateOf(field).replaceWith(state)
  controlOf(field).dataset.open = state.dataset.open
  if (isInside) controlOf(field).focus()
}

// While somebody is in a text its state stays: what changed in the original is what they are reading.
function showSaved({ detail }) {
  for (const [place, html] of Object.entries(detail.states ?? {})) {
    const field = fieldOf(form.querySelector(`[data-place="${CSS.escape(place)}"]`))
    const state = new DOMParser().parseFromString(html, "text/html").body.firstElementChild
    const show = () => showState(field, state)
    if (document.activeElement === controlOf(field)) controlOf(field).addEventListener("blur", show, { once: true })
    else show()
  }
}

// What colleagues made of a text or its original. Where somebody is writing, their words stay made upon what they read.
function adopt({ detail: { fresh, mine } }) {
  for (const theirs of fresh.querySelectorAll(".translation")) {
    const ours = document.getElementById(theirs.id)
    if (!ours) continue
    const place = controlOf(ours).dataset.place
    const isRead = document.activeElement === controlOf(ours)
    originalOf(ours).replaceWith(document.importNode(originalOf(theirs), true))
    showState(ours, document.importNode(stateOf(theirs), true))
    if (mine.fields.has(place)) continue
    const [, , read] = uponOf(ours).value.split("-")
    const [revision, shown, original] = uponOf(theirs).value.split("-")
    uponOf(ours).value = [revision, shown, isRead ? read : original].join("-")
  }
}

if (form) {
  document.addEventListener("keydown", goOn)
  form.addEventListener("focusin", readOriginal)
  form.addEventListener("change", (event) => { if (event.target.type === "checkbox") readOriginal(event) })
  form.addEventListener("click", sameAsOriginal)
  form.addEventListener("mcof:saved", showSaved)
  form.addEventListener("mcof:fresh", adopt)
  form.querySelectorAll("[data-translating-keys]").forEach((words) => (words.hidden = false))
}
