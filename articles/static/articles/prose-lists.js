// Numbered lists with the two attributes that are stored, and no other.
import { OrderedList as Base } from "django-prose-editor/editor"

const stored = name => ({
  default: null,
  parseHTML: element => element.getAttribute(name),
  renderHTML: attributes => (attributes[name] === null ? {} : { [name]: attributes[name] }),
})

export const OrderedList = Base.extend({
  addOptions() {
    return { ...this.parent?.(), attributes: [] }
  },
  addAttributes() {
    return Object.fromEntries(this.options.attributes.map(name => [name, stored(name)]))
  },
  renderHTML({ HTMLAttributes }) {
    return ["ol", HTMLAttributes, 0]
  },
})
