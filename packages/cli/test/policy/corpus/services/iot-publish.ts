// A message on a topic of IoT.
//
// allow iot:Publish arn:aws:iot:us-east-1:111122223333:topic/devices/*/commands
// deny iot:Publish arn:aws:iot:us-east-1:111122223333:topic/devices/1/status
// deny iot:Subscribe arn:aws:iot:us-east-1:111122223333:topicfilter/devices/1/commands

import { IoTDataPlaneClient, PublishCommand } from "@aws-sdk/client-iot-data-plane"

export const handler = async ({ device }: { device: string }) =>
  new IoTDataPlaneClient({}).send(
    new PublishCommand({ topic: `devices/${device}/commands`, payload: Buffer.from("restart") }), // warns POLICY_RESOURCE_UNKNOWN
  )
