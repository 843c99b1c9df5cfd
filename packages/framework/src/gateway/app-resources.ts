import type { Declaration } from "../declarations/declaration.ts"
import { deadLetterQueueId } from "../declarations/queue.ts"
import type { QueueDeclaration } from "../declarations/queue-declaration.ts"
import type { TopicDeclaration } from "../declarations/topic-declaration.ts"

/** A resource that integrations may name. */
export interface AppResource {
  readonly kind: string
  readonly id: string
  /** Of a queue or topic that keeps the order of messages. */
  readonly fifo?: boolean
  /** Whether that finds duplicates by itself. */
  readonly contentBasedDeduplication?: boolean
}

/** What an app declares, with the dead-letter queues that come with its queues. */
export function appResources(declarations: readonly Declaration[]): readonly AppResource[] {
  return declarations.flatMap((declaration): readonly AppResource[] => {
    if (isQueueOrTopic(declaration)) return channels(declaration)
    return "id" in declaration && typeof declaration.id === "string"
      ? [{ kind: declaration.kind, id: declaration.id }]
      : []
  })
}

function channels(declaration: QueueDeclaration | TopicDeclaration): readonly AppResource[] {
  const { kind, id, fifo, existing } = declaration
  if (existing) return [{ kind, id }]
  const deduplicates = typeof fifo === "object" && fifo.contentBasedDeduplication === true
  const own = { kind, id, fifo: fifo !== undefined && fifo !== false, contentBasedDeduplication: deduplicates }
  return hasDeadLetters(declaration) ? [own, { ...own, id: deadLetterQueueId(id) }] : [own]
}

function hasDeadLetters(declaration: QueueDeclaration | TopicDeclaration): boolean {
  if (declaration.kind === "topic") return false
  const { deadLetterQueue = true } = declaration
  return typeof deadLetterQueue === "boolean" ? deadLetterQueue : deadLetterQueue.queue === undefined
}

function isQueueOrTopic(declaration: Declaration): declaration is QueueDeclaration | TopicDeclaration {
  return declaration.kind === "queue" || declaration.kind === "topic"
}
