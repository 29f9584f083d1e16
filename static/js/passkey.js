// Passkeys: a button makes one, or answers with one, and sends its form. Where that cannot be, the page says so instead.

for (const button of document.querySelectorAll("button[data-passkey]")) offer(button)

function offer(button) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return
  button.form.querySelector("[data-passkey-unknown]").hidden = true
  button.hidden = false
  button.addEventListener("click", (event) => {
    event.preventDefault()
    use(button)
  })
}

async function use(button) {
  const { form, dataset } = button
  const failed = form.querySelector("[data-passkey-failed]")
  failed.hidden = true
  const { publicKey } = JSON.parse(document.getElementById(dataset.passkeyOptions).textContent)
  try {
    const credential = await (dataset.passkey === "create" ? create(publicKey) : answer(publicKey))
    form.elements.credential.value = JSON.stringify(credential)
    form.submit()
  } catch {
    failed.hidden = false // closed, timed out, or unknown to this device: the person knows which
  }
}

function create(options) {
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
}

function answer(options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}
