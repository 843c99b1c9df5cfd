// A thing and its shadow.
//
// allow iot:UpdateThingShadow arn:aws:iot:us-east-1:111122223333:thing/lamp-*
// allow iot:GetThingShadow arn:aws:iot:us-east-1:111122223333:thing/hub
// deny iot:DeleteThingShadow arn:aws:iot:us-east-1:111122223333:thing/hub

import { GetThingShadowCommand, IoTDataPlaneClient, UpdateThingShadowCommand } from "@aws-sdk/client-iot-data-plane"

const iot = new IoTDataPlaneClient({})
export const handler = async ({ id }: { id: string }) => {
  await iot.send(new GetThingShadowCommand({ thingName: "hub" }))
  await iot.send(new UpdateThingShadowCommand({ thingName: `lamp-${id}`, payload: new Uint8Array() })) // warns POLICY_RESOURCE_UNKNOWN
}
