import { Table } from "@tsapi/framework"

/** The owner is part of the key: no request can name another user's todo. */
export const todoTable = new Table("Todos", {
  partitionKey: "owner",
  sortKey: "id",
  indexes: { byCreation: { partitionKey: "owner", sortKey: "createdAt" } },
  pointInTimeRecovery: true,
})
