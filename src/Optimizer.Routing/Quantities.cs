// Units of the engine, stated once. Whole numbers, so that sums are exact and runs repeat.
global using Cost = long; // the formulation's unit of money; sums must stay below 9e18
global using Distance = int; // metres; a route's sum must stay below 2e9
global using Duration = int; // seconds, also clock times from the start of the horizon; below 1e9
global using Load = int; // the formulation's unit; a route's sum must stay below 2e9
