// Ctrl + Enter leads from text to text that needs a translation, and from the last one on to the next section.

const form = document.querySelector("form[data-translating]")

function left() {
  return [...form.querySelectorAll("[data-open]")].filter((it) => it.dataset.open === "changed" || !it.value.trim())
}

function next(from) {
  const after = (control) => from.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING
  return left().find(after)
}

if (form) document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return
  event.preventDefault()
  const control = next(event.target)
  if (control) control.focus()
  else form.requestSubmit(form.querySelector("[data-translating-on]"))
})
form?.querySelectorAll("[data-translating-keys]").forEach((words) => (words.hidden = false))
