global using System.Collections.Immutable;
global using Wire = Optimizer.Api.V1;
