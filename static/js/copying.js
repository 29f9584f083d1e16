// A button that copies what stands in a field. Where that cannot be, the field is there to be copied from by hand.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy)
  const done = document.querySelector("[data-copy-done]")
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    done.hidden = false
  })
}
