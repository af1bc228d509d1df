namespace Optimizer.Studies.Benchmarking.Checking;

/// <summary>What is picked up is delivered later on the same route, and never more than fits is on board.</summary>
internal static class Pairs
{
    /// <param name="demandOf">Positive at a pickup, negative at a delivery.</param>
    /// <param name="deliveryOf">Of a pickup; 0 else.</param>
    /// <param name="pickupOf">Of a delivery; 0 else.</param>
    public static void Check(Findings findings, int index, int[] route, Func<int, double> demandOf, Func<int, int> deliveryOf, Func<int, int> pickupOf, double capacity)
    {
        var load = 0.0;
        foreach (var (position, customer) in route.Index())
        {
            load += demandOf(customer);
            findings.Limit(load, capacity, $"The load of route {index + 1} after {customer}");
            findings.AddIf(deliveryOf(customer) is > 0 and var delivery && Array.IndexOf(route, delivery) < position, $"Route {index + 1} picks up at {customer}, but does not deliver at {deliveryOf(customer)} later.");
            findings.AddIf(pickupOf(customer) is > 0 and var pickup && !route.AsSpan(0, position).Contains(pickup), $"Route {index + 1} delivers at {customer}, but has not picked up at {pickupOf(customer)} before.");
        }
    }
}
