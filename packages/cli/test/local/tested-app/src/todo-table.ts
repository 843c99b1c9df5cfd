import { Table } from "@tsapi/framework"

export const todoTable = new Table("Todos", { partitionKey: "id" })
