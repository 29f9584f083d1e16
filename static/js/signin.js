// Signing in again without leaving the page: the sign-in page in a dialog, whatever steps it has.

export function askToSignIn(person, done) {
  const dialog = document.querySelector("[data-signin]")
  if (!dialog || dialog.open) return
  const frame = document.createElement("iframe")
  frame.className = "signin__frame"
  frame.title = dialog.dataset.title
  frame.src = dialog.dataset.signin
  frame.addEventListener("load", () => {
    for (const way of frame.contentDocument?.querySelectorAll("[data-elsewhere]") ?? []) leadElsewhere(way, frame)
    const signedIn = frame.contentDocument?.querySelector("[data-signed-in]")
    if (!signedIn) return
    dialog.close()
    frame.remove()
    done(signedIn.dataset.signedIn === person)
  })
  dialog.querySelector("[data-signin-body]").replaceChildren(frame)
  dialog.showModal()
}

// A provider shows itself in no frame: it gets a window of its own, and on the way back the dialog looks again.
function leadElsewhere(way, frame) {
  way.target = "_blank"
  const look = () => frame.contentWindow?.location.reload()
  way.addEventListener("click", () => window.addEventListener("focus", look, { once: true }))
}
