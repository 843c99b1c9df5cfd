import { type Check, listOf, oneOf, text, trueOrFalse } from "@tsapi/framework/checks"
import type { BucketDeclaration, BucketTriggerDeclaration, Declaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { notificationsOverlap } from "../../model/notifications-overlap.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { findBucket } from "./find-bucket.ts"
import { triggerName } from "../triggers/trigger-function.ts"

type Declared = Located<BucketTriggerDeclaration>

/** Default: whatever makes an object. */
export const defaultEvents: readonly string[] = ["s3:ObjectCreated:*"]

/** How a trigger's events come. */
export function wayOf({ via }: BucketTriggerDeclaration, bucket: BucketDeclaration | undefined) {
  return via ?? (bucket?.existing ? "eventBridge" : "notification")
}

/** Everything S3 would refuse in an `@onBucket`. */
export function checkBucketTrigger(
  trigger: Declared,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { batch, events, prefix, suffix, via, location, bucket: id } = trigger
  const owner = `@onBucket of ${triggerName(trigger)}`
  const invalid = (problem: string, hint: string) =>
    new UserError("TRIGGER_INVALID", `${owner}: ${problem}`, { hint, location })
  const bucket = findBucket(id, declarations)
  if (!bucket) return [invalid(`the app has no bucket "${id}"`, "Construct it in a module that the app imports.")]
  const options = { batch, events, prefix, suffix, via }
  const faults = optionErrors({ code: "TRIGGER_INVALID", owner, options, checks, location })
  if (faults.length > 0) return faults
  if (events?.length === 0) return [invalid("events is an empty list", "Name an event, or leave it out.")]
  if (bucket.existing && via === "notification") {
    const problem = `"${id}" is not the app's, and a stack cannot change the notifications of such a bucket`
    return [invalid(problem, "Leave via out, and turn on EventBridge in the properties of the bucket.")]
  }
  return rivals(trigger, declarations, bucket).map(({ location: other, ...rival }) =>
    invalid(
      `${triggerName(rival)} at ${other.file}:${other.line} is notified of some of the same events`,
      'S3 notifies one only. Take another prefix, suffix or event, or use via: "eventBridge" for one of them.',
    ),
  )
}

/** Those before it that S3 would have to notify of the same event. */
function rivals(
  trigger: Declared,
  declarations: readonly Located<Declaration>[],
  bucket: BucketDeclaration,
): readonly Declared[] {
  if (wayOf(trigger, bucket) !== "notification") return []
  const others = declarations.filter(isTrigger).filter((other) => other.bucket === trigger.bucket)
  const before = others.slice(
    0,
    others.findIndex(({ location }) => location === trigger.location),
  )
  return before.filter(
    (other) => wayOf(other, bucket) === "notification" && notificationsOverlap(filterOf(other), filterOf(trigger)),
  )
}

function filterOf({ events = [], prefix = "", suffix = "" }: Declared) {
  return { events: events.length > 0 ? events : defaultEvents, prefix, suffix }
}

function isTrigger(declaration: Located<Declaration>): declaration is Declared {
  return declaration.kind === "onBucket"
}

const created = ["*", "Put", "Post", "Copy", "CompleteMultipartUpload"].map((event) => `s3:ObjectCreated:${event}`)
const removed = ["*", "Delete", "DeleteMarkerCreated"].map((event) => `s3:ObjectRemoved:${event}`)
const tagging = ["*", "Put", "Delete"].map((event) => `s3:ObjectTagging:${event}`)

const checks: Readonly<Record<string, Check>> = {
  batch: trueOrFalse,
  events: listOf(oneOf([...created, ...removed, ...tagging])),
  prefix: text,
  suffix: text,
  via: oneOf(["notification", "eventBridge"]),
}
