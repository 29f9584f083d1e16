// Says at a field why its words could not be saved.

export function showErrors(form, place, messages) {
  const controls = [...form.querySelectorAll(`[data-place="${CSS.escape(place)}"]`)]
  const holder = controls[0]?.closest(".field, td")
  holder?.querySelector("[data-autosave-error]")?.remove()
  for (const it of controls) messages.length > 0 ? it.setAttribute("aria-invalid", "true") : it.removeAttribute("aria-invalid")
  if (!holder || messages.length === 0) return
  const line = document.createElement("p")
  line.className = "field__error"
  line.dataset.autosaveError = ""
  line.setAttribute("role", "alert")
  line.textContent = messages.join(" ")
  holder.append(line)
}
