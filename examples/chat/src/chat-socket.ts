import { BadRequestError, ForbiddenError, onConnect, onDisconnect, onMessage } from "@tsapi/framework"
import type { ConnectRequest, DisconnectRequest, MessageRequest } from "@tsapi/framework"
import type { Member } from "./member-repository.ts"
import { type Notice, Room, Saying } from "./messages.ts"
import { Rooms } from "./rooms.ts"

/** Chat rooms: a client joins one as it connects, and hears what the others there say. */
export class ChatSocket {
  constructor(private readonly rooms = new Rooms()) {}

  @onConnect()
  async connect({ connectionId, auth, query }: ConnectRequest) {
    const room = Room.safeParse(query.room)
    if (!room.success) throw new BadRequestError("Name a room: ?room=lobby")
    await this.rooms.join({ connectionId, room: room.data, name: auth.principalId ?? "somebody" })
  }

  @onMessage("say", { body: Saying })
  async say({ connectionId, body }: MessageRequest<typeof Saying>) {
    const member = await this.memberOf(connectionId)
    await this.rooms.tell(member, { type: "said", from: member.name, text: body.text })
  }

  /** What is returned goes to the client that asked. */
  @onMessage("who")
  async who({ connectionId }: MessageRequest): Promise<Notice> {
    const { room } = await this.memberOf(connectionId)
    return { type: "members", room, names: await this.rooms.namesIn(room) }
  }

  @onMessage()
  other() {
    throw new BadRequestError('Send {"action":"say","text":"…"} or {"action":"who"}')
  }

  @onDisconnect()
  async disconnect({ connectionId }: DisconnectRequest) {
    await this.rooms.leave(connectionId)
  }

  private async memberOf(connectionId: string): Promise<Member> {
    const member = await this.rooms.memberOf(connectionId)
    if (!member) throw new ForbiddenError("You are in no room: connect again")
    return member
  }
}
