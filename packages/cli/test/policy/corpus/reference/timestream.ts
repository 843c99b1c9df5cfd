// Timestream: its clients look up an endpoint before every request.
//
// allow timestream:WriteRecords arn:aws:timestream:us-east-1:111122223333:database/plant/table/heat
// allow timestream:DescribeEndpoints *
// deny timestream:Select arn:aws:timestream:us-east-1:111122223333:database/plant/table/heat

import { TimestreamWriteClient, WriteRecordsCommand } from "@aws-sdk/client-timestream-write"

const timestream = new TimestreamWriteClient({})
export const handler = async () =>
  timestream.send(
    new WriteRecordsCommand({ DatabaseName: "plant", TableName: "heat", Records: [{ MeasureName: "c" }] }),
  )
