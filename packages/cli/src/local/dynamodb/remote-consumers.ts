import type { LocalService } from "../../model/local-emulator.ts"

interface Shard {
  readonly ShardId: string
  readonly ParentShardId?: string
}

/**
 * What event source mappings ask of a DynamoDB that the developer runs. How far they have come is remembered for as long as
 * this process lives; a new one begins at its starting position.
 */
export class RemoteConsumers {
  readonly #service: Pick<LocalService, "call">
  /** The sequence number that a consumer has dealt with, by consumer and shard. */
  readonly #after = new Map<string, string>()
  readonly #ended = new Set<string>()
  readonly #known = new Set<string>()

  constructor(service: Pick<LocalService, "call">) {
    this.#service = service
  }

  async ensure({ Consumer, StreamArn, StartingPosition }: Readonly<Record<string, unknown>>): Promise<object> {
    const answer = await this.#service.call("DescribeStream", { StreamArn })
    const { Shards = [] } = (answer as { readonly StreamDescription: { readonly Shards?: readonly Shard[] } })
      .StreamDescription
    const key = (shardId: string) => `${String(Consumer)} ${shardId}`
    const isNew = !this.#known.has(String(Consumer))
    this.#known.add(String(Consumer))
    const isDone = (id: string | undefined) =>
      id === undefined || this.#ended.has(key(id)) || !Shards.some(({ ShardId }) => ShardId === id)
    const readable = Shards.filter(
      ({ ShardId, ParentShardId }) => !this.#ended.has(key(ShardId)) && isDone(ParentShardId),
    )
    return {
      Shards: readable.map(({ ShardId }) => {
        const After = this.#after.get(key(ShardId))
        return { ShardId, ...(After !== undefined && { After }), FromLatest: isNew && StartingPosition === "LATEST" }
      }),
    }
  }

  save({ Consumer, ShardId, After, HasEnded }: Readonly<Record<string, unknown>>): object {
    const key = `${String(Consumer)} ${String(ShardId)}`
    if (typeof After === "string") this.#after.set(key, After)
    if (HasEnded === true) this.#ended.add(key)
    return {}
  }
}
