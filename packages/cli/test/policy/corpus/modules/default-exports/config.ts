export default { table: "logs", stage: "prod" }
