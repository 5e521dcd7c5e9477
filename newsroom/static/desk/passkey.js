// Offers passkeys where the browser has them, and says when one was not used.
// allauth's own scripts speak with the browser; they only tell the console of a failure.
const says = document.querySelector("[data-passkey-says]")
const say = words => {
  if (!says || !words) return
  says.hidden = true
  says.textContent = words
  says.hidden = false
}

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll(".only-passkey")) button.hidden = false
} else {
  say(says?.dataset.passkeyNone)
}

document.addEventListener("allauth.error", event => {
  event.preventDefault() // it is said here, not in the console
  say(says?.dataset.passkeySays)
})
