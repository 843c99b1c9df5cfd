import { createHash } from "node:crypto"
import { fileURLToPath } from "node:url"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { createTestClient, type TestClient } from "@tsapi/framework/testing"
import { mockClient } from "aws-sdk-client-mock"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { app } from "../src/app.ts"

const dynamodb = mockClient(DynamoDBDocumentClient)
const users = ["alice", "bob", "carol"]
const hashes = users.map((user) => `${user}:${createHash("sha256").update(`${user}-token`).digest("hex")}`)

let client: TestClient
beforeAll(() => {
  client = createTestClient(app, {
    environment: { MEMBERS_TABLE_NAME: "members", TOKEN_HASHES: hashes.join(",") },
    enforceIam: { projectDir: fileURLToPath(new URL("..", import.meta.url)) },
  })
})
afterAll(() => client.close())

/** As much of the table as the app uses. */
const items = new Map<string, Record<string, unknown>>()
beforeEach(() => {
  items.clear()
  dynamodb.reset()
  dynamodb.on(PutCommand).callsFake(({ Item }) => void items.set(Item.connectionId, Item))
  dynamodb.on(GetCommand).callsFake(({ Key }) => ({ Item: items.get(Key.connectionId) }))
  dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ":room": room } }) => ({
    Items: [...items.values()].filter((item) => item.room === room),
  }))
  dynamodb.on(DeleteCommand).callsFake(({ Key }) => {
    const Attributes = items.get(Key.connectionId)
    items.delete(Key.connectionId)
    return { Attributes }
  })
})

function join(user: string, room = "lobby") {
  return client.webSocket({ query: { token: `${user}-token`, room } })
}

describe("who gets in", () => {
  it.each([
    [{ room: "lobby" }, 401],
    [{ room: "lobby", token: "mallory-token" }, 401],
    [{ token: "alice-token" }, 400],
    [{ token: "alice-token", room: "The Lobby" }, 400],
  ])("answers %j with %i", async (query, status) => {
    await expect(client.webSocket({ query: { ...query } })).rejects.toMatchObject({ status })
    expect(items.size).toBe(0)
  })
})

describe("a room", () => {
  it("hears who joins, says something and leaves, and no other room does", async () => {
    const alice = await join("alice")
    const elsewhere = await join("carol", "kitchen")
    const bob = await join("bob")
    await bob.send({ action: "say", text: " hello " })
    await bob.close()

    const heard = [await alice.receiveJson(), await alice.receiveJson(), await alice.receiveJson()]
    expect(heard).toEqual([
      { type: "joined", who: "bob" },
      { type: "said", from: "bob", text: "hello" },
      { type: "left", who: "bob" },
    ])
    expect([bob.received, elsewhere.received]).toEqual([[], []])
  })

  it("tells who asks who is there", async () => {
    const [alice] = [await join("alice"), await join("bob")]
    await alice.receive()
    await alice.send({ action: "who" })

    expect(await alice.receiveJson()).toEqual({ type: "members", room: "lobby", names: ["alice", "bob"] })
  })

  it("forgets who is gone without a word, and says so", async () => {
    const alice = await join("alice")
    items.set("gone", { connectionId: "gone", room: "lobby", name: "carol", joinedAt: Date.now() - 60_000 })
    const bob = await join("bob")

    expect([...items.keys()]).toEqual([alice.connectionId, bob.connectionId])
    expect(alice.received.toSorted()).toEqual(['{"type":"joined","who":"bob"}', '{"type":"left","who":"carol"}'])
    expect(bob.received).toEqual([])
  })

  it.each(["hello", { action: "shout" }, { action: "say", text: "" }])(
    "says what is wrong with %j",
    async (message) => {
      const alice = await join("alice")
      await alice.send(message)

      expect(await alice.receiveJson()).toMatchObject({ Code: "BadRequestError" })
    },
  )
})
