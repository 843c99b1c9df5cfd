// Places and positions.
//
// allow geo:SearchPlaceIndexForText arn:aws:geo:us-east-1:111122223333:place-index/cities
// allow geo:BatchUpdateDevicePosition arn:aws:geo:us-east-1:111122223333:tracker/vans
// allow geo:CalculateRoute arn:aws:geo:us-east-1:111122223333:route-calculator/roads
// deny geo:BatchUpdateDevicePosition arn:aws:geo:us-east-1:111122223333:tracker/cars

import {
  BatchUpdateDevicePositionCommand,
  CalculateRouteCommand,
  LocationClient,
  SearchPlaceIndexForTextCommand,
} from "@aws-sdk/client-location"

const location = new LocationClient({})
export const handler = async () => {
  await location.send(new SearchPlaceIndexForTextCommand({ IndexName: "cities", Text: "Bern" }))
  await location.send(new BatchUpdateDevicePositionCommand({ TrackerName: "vans", Updates: [] }))
  await location.send(
    new CalculateRouteCommand({ CalculatorName: "roads", DeparturePosition: [], DestinationPosition: [] }),
  )
}
