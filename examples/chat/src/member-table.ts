import { Table } from "@tsapi/framework"

/** Who is connected, and in which room. API Gateway may fail to say that a client has left: such items expire. */
export const memberTable = new Table("Members", {
  partitionKey: "connectionId",
  indexes: { byRoom: { partitionKey: "room", sortKey: "connectionId" } },
  timeToLive: "expiresAt",
})
