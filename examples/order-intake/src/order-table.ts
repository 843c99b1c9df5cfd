import { Table } from "@tsapi/framework"

/** Orders that were taken. */
export const orderTable = new Table("Orders", { partitionKey: "id" })
