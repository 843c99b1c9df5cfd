export default {
  entry: "app.ts",
  local: {
    users: {
      ada: { accessKey: { id: "LOCALADA", secret: "ada's secret" } },
      reader: { accessKey: { id: "LOCALREADER", secret: "reader's secret" }, mayInvoke: ["GET/*"] },
    },
  },
}
