// Says in words whether a form is saved, and asks before somebody leaves with words that are not.

const changed = new Set()

function show() {
  for (const state of document.querySelectorAll("[data-unsaved-state]")) {
    state.dataset.saved ??= state.textContent
    const words = changed.size > 0 ? state.dataset.changed : state.dataset.saved
    state.classList.toggle("saved--changed", changed.size > 0)
    if (state.textContent !== words) state.textContent = words
  }
}

function mark(form) {
  changed.add(form)
  show()
}

function forget(form) {
  changed.delete(form)
  show()
}

// A form that came back with errors holds words that nobody has stored yet.
function begin() {
  for (const form of changed) if (!form.isConnected) changed.delete(form)
  document.querySelectorAll('form[data-unsaved="changed"]').forEach((form) => changed.add(form))
  show()
}

document.addEventListener("input", (event) => {
  const form = event.target.form ?? event.target.closest("form") // a control may belong to a form that it does not stand in
  if (form?.matches("[data-unsaved]") && event.isTrusted) mark(form)
})
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-row-add], [data-row-remove], [data-row-up], [data-row-down]")?.closest("form[data-unsaved]")
  if (form) mark(form)
})
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) forget(event.target)
})
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.matches("form[data-unsaved]")) forget(event.target)
})
document.addEventListener("htmx:afterSettle", begin)
window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault()
})
begin()
