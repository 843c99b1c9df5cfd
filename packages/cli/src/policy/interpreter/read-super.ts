import type { Frame, Site } from "./frame.ts"
import { inheritedMember, readStatic } from "./read-instance.ts"
import { withReceiver } from "./receiver.ts"
import { selfOf } from "./self-of.ts"
import { nothing, prototypeOf, union, type Value, type ValueSet } from "./value.ts"

/** `super.name`: what the base class has by that name, with `this` as it is. */
export function readSuper(name: string | undefined, site: Site): ValueSet {
  const home = homeOf(site.frame)
  const superClass = home?.fn.homeClass?.node.superClass
  if (!home || !superClass) return nothing
  const bases = site.frame.run.evaluate(superClass, home)
  const selves = selfOf(site.frame)
  return union(...bases.map((base) => readBase(base, name, { selves, site })))
}

function readBase(base: Value, name: string | undefined, use: { selves: ValueSet; site: Site }): ValueSet {
  const { selves, site } = use
  const known = selves.filter(({ kind }) => kind === "instance" || kind === "class")
  const receivers = known.length === 0 && base.kind === "class" ? [prototypeOf(base)] : known
  return union(
    ...receivers.map((self) => {
      if (self.kind === "instance") return inheritedMember(base, name, { instance: self, site }) ?? nothing
      return base.kind === "class" ? withReceiver(readStatic(base, name, site), self) : nothing
    }),
  )
}

function homeOf(frame: Frame): Frame | undefined {
  let at: Frame | undefined = frame
  while (at && !at.fn.homeClass) at = at.parent
  return at
}
