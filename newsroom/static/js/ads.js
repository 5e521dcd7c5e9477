// Others' ads and counting: in frames apart from the page, after "Accept" alone. No cookie.
const ask = document.querySelector('[data-ask]'), again = document.querySelector('[data-again]')
const { slot, analytics, label } = ask.dataset, shown = new Map
let choice, counting
try { choice = localStorage.ads } catch {}
const frame = (src, title) => {
  const made = Object.assign(document.createElement('iframe'), { title, sandbox: 'allow-scripts allow-popups' })
  made.src = src
  return made
}
const near = new IntersectionObserver(seen => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue
    near.unobserve(target)
    const house = target.querySelector('.house'), made = frame(slot, label)
    house?.remove()
    target.append(made)
    shown.set(made, house)
  }
}, { rootMargin: '20%' })
const obey = () => {
  ask.hidden = !!choice
  near.disconnect()
  counting?.remove()
  if (choice === 'yes') {
    if (slot) document.querySelectorAll('.ad').forEach(one => one.querySelector('iframe') || near.observe(one))
    if (analytics) {
      counting = Object.assign(frame(analytics + '#' + location.pathname, ''), { hidden: true })
      document.body.append(counting)
    }
  } else for (const [made, house] of shown) {
    made.replaceWith(...house ? [house] : [])
    shown.delete(made)
  }
}
ask.onclick = ({ target: { value } }) => {
  if (!value) return
  choice = value
  try { localStorage.ads = value } catch {}
  obey()
}
again.hidden = false
again.onclick = event => {
  event.preventDefault()
  ask.hidden = false
  ask.querySelector('button').focus()
}
obey()
