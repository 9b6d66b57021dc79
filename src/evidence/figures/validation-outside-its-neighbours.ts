// How far validation lies outside its two train neighbours.

import { median } from "../../math/statistics.ts";
import { validationPlaces } from "../validation-places.ts";
import { decades, type Figure } from "../figure.ts";

export const validationOutsideItsNeighbours: Figure = {
  id: "validation-outside-its-neighbours",
  title: "distance of validation from its two train neighbours, against the remainder",
  unit: "decades",
  of: (accounts) => {
    const places = validationPlaces(accounts);
    if (places.length === 0) return null;
    return decades(
      median(places.map(({ outside }) => Math.max(0, outside))),
      median(places.map(({ size }) => size)),
    );
  },
};
