import { ConnectionGoneError, connections } from "@tsapi/framework/connections"
import { type Member, MemberRepository } from "./member-repository.ts"
import type { Notice } from "./messages.ts"

/** API Gateway waits for `@onConnect` at most so long. A client that is let in cannot be sent to before. */
const connectingMs = 30_000

/** Rooms, and what is said in them. */
export class Rooms {
  constructor(private readonly members = new MemberRepository()) {}

  /** The others hear of it; the client itself can be told nothing until it is connected. */
  async join(newcomer: Omit<Member, "joinedAt">): Promise<void> {
    const member = { ...newcomer, joinedAt: Date.now() }
    await this.members.add(member)
    await this.tell(member, { type: "joined", who: member.name })
  }

  async leave(connectionId: string): Promise<void> {
    const member = await this.members.remove(connectionId)
    if (member) await this.tell(member, { type: "left", who: member.name })
  }

  memberOf(connectionId: string): Promise<Member | undefined> {
    return this.members.find(connectionId)
  }

  async namesIn(room: string): Promise<string[]> {
    const members = await this.members.inRoom(room)
    return [...new Set(members.map(({ name }) => name))].sort()
  }

  /** Sends a notice to all others in the room. Who is gone without a word is forgotten, and the others hear of that too. */
  async tell({ room, connectionId }: Member, notice: Notice): Promise<void> {
    const gone = await this.send(room, notice, connectionId)
    for (const member of gone) {
      const removed = await this.members.remove(member.connectionId)
      if (removed) await this.send(room, { type: "left", who: removed.name }, removed.connectionId)
    }
  }

  /** Returns who is gone. */
  private async send(room: string, notice: Notice, except: string): Promise<Member[]> {
    const members = await this.members.inRoom(room)
    const others = members.filter(({ connectionId }) => connectionId !== except)
    const gone = await Promise.all(others.map((other) => this.isGone(other, notice)))
    return others.filter((_, index) => gone[index])
  }

  /** Tries to tell a member. One that is only just connecting cannot be told, and is not gone. */
  private async isGone({ connectionId, joinedAt }: Member, notice: Notice): Promise<boolean> {
    try {
      await connections.send(connectionId, notice)
      return false
    } catch (error) {
      if (!(error instanceof ConnectionGoneError)) throw error
      return Date.now() - joinedAt > connectingMs
    }
  }
}
