// A host around the NuGet package Google.OrTools, for `--ortools-host native`: the frames of host.proto on standard input and output,
// as the Node host speaks them. It solves one problem at a time, on a thread of its own, so that an interrupt is always heard.
#:package Google.OrTools@9.15.*
#:package Grpc.Tools@2.*
#:property PublishAot=false

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.OrTools.Graph;
using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;
using Google.Protobuf;
using Optimizer.OrTools.Messages.Host;
using Optimizer.OrTools.Messages.MathOpt;
using LinearSolver = Google.OrTools.LinearSolver.Solver;
using Row = Google.OrTools.LinearSolver.Constraint;
using Solver = Optimizer.OrTools.Messages.Host.Solver;
using SolveRequest = Optimizer.OrTools.Messages.Host.SolveRequest;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
// An interrupt from the keyboard is for the program that started this one: it ends the solve and takes the answer.
using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
var input = Console.OpenStandardInput();
var output = Console.OpenStandardOutput();
// Standard output is for events only.
Console.SetOut(Console.Error);

var solves = new BlockingCollection<SolveRequest>();
var running = new Running();
new Thread(Work) { IsBackground = true }.Start();
Send(new() { Ready = new() { Name = $"Google.OrTools {typeof(CpModel).Assembly.GetName().Version}", Solvers = { Solver.CpSat, Solver.MinCostFlow, Solver.LinearSumAssignment, Solver.MathOpt, Solver.Routing } } });
while (ReadFrame(input) is { } frame)
{
    var request = HostRequest.Parser.ParseFrom(frame);
    if (request.Solve is { } solve)
        solves.Add(solve);
    else if (request.Interrupt is { } interrupt)
        running.Interrupt(interrupt.Id);
}

// The input has ended, and with it the program that started this one.
Environment.Exit(0);

void Work()
{
    foreach (var request in solves.GetConsumingEnumerable())
    {
        try
        {
            Send(new() { Answer = new() { Id = request.Id, Answer = Solve(request) } });
        }
        catch (RefusedException exception)
        {
            Send(new() { Failure = new() { Id = request.Id, Cause = SolveFailure.Types.Cause.Refused, Message = exception.Message } });
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            var cause = exception is OutOfMemoryException ? SolveFailure.Types.Cause.OutOfMemory : SolveFailure.Types.Cause.Broken;
            Send(new() { Failure = new() { Id = request.Id, Cause = cause, Message = exception.Message } });
            Environment.Exit(1);
        }
    }
}

// Here another kind of problem is added: a solver in host.proto, and a line.
ByteString Solve(SolveRequest request) => request.Solver switch
{
    Solver.CpSat => SolveCpSat(request),
    Solver.MinCostFlow => SolveMinCostFlow(MinCostFlowProblem.Parser.ParseFrom(request.Problem)).ToByteString(),
    Solver.LinearSumAssignment => SolveAssignment(AssignmentProblem.Parser.ParseFrom(request.Problem)).ToByteString(),
    Solver.MathOpt => SolveLinear(Optimizer.OrTools.Messages.MathOpt.SolveRequest.Parser.ParseFrom(request.Problem)).ToByteString(),
    Solver.Routing => SolveRoutes(RoutesProblem.Parser.ParseFrom(request.Problem)).ToByteString(),
    _ => throw new RefusedException($"This host has no solver {request.Solver}."),
};

RoutesAnswer SolveRoutes(RoutesProblem problem)
{
    using var library = new RoutingLibrary(problem);
    return library.Solve();
}

ByteString SolveCpSat(SolveRequest request)
{
    var model = new CpModel();
    model.Model.MergeFrom(request.Problem);
    var parameters = Optimizer.OrTools.Messages.Sat.SatParameters.Parser.ParseFrom(request.Parameters);
    // Progress comes from callbacks here, not from the log.
    parameters.LogSearchProgress = false;
    using var wrapper = new SolveWrapper();
    wrapper.SetStringParameters(TextOf(parameters));
    using var solutions = new Solutions(found => Progress(request, found));
    using var bounds = new Bounds(found => Progress(request, found));
    if (request.WantsProgress)
    {
        wrapper.AddSolutionCallback(solutions);
        wrapper.AddBestBoundCallbackFromClass(bounds);
    }

    running.Start(request.Id, wrapper.StopSearch);
    try
    {
        return wrapper.Solve(model.Model).ToByteString();
    }
    finally
    {
        running.End();
        if (request.WantsProgress)
            wrapper.ClearSolutionCallback(solutions);
    }
}

void Progress(SolveRequest request, SolveProgress found)
{
    found.Id = request.Id;
    Send(new() { Progress = found });
}

MinCostFlowAnswer SolveMinCostFlow(MinCostFlowProblem problem)
{
    var flow = new MinCostFlow();
    for (var arc = 0; arc < problem.Tails.Count; arc++)
        flow.AddArcWithCapacityAndUnitCost(problem.Tails[arc], problem.Heads[arc], problem.Capacities[arc], problem.UnitCosts[arc]);
    for (var node = 0; node < problem.Supplies.Count; node++)
        flow.SetNodeSupply(node, problem.Supplies[node]);
    var status = problem.AsMuchAsPossible ? flow.SolveMaxFlowWithMinCost() : flow.Solve();
    var answer = new MinCostFlowAnswer
    {
        Status = status switch
        {
            MinCostFlow.Status.OPTIMAL => FlowStatus.Optimal,
            MinCostFlow.Status.INFEASIBLE or MinCostFlow.Status.UNBALANCED => FlowStatus.Infeasible,
            MinCostFlow.Status.BAD_COST_RANGE => FlowStatus.Overflow,
            _ => throw new InvalidOperationException($"OR-Tools did not solve the network: {status}."),
        },
    };
    if (answer.Status is FlowStatus.Optimal)
        answer.Flows.AddRange(Enumerable.Range(0, problem.Tails.Count).Select(flow.Flow));
    return answer;
}

AssignmentAnswer SolveAssignment(AssignmentProblem problem)
{
    var assignment = new LinearSumAssignment();
    for (var pair = 0; pair < problem.Lefts.Count; pair++)
        assignment.AddArcWithCost(problem.Lefts[pair], problem.Rights[pair], problem.Costs[pair]);
    var answer = new AssignmentAnswer
    {
        Status = assignment.Solve() switch
        {
            LinearSumAssignment.Status.OPTIMAL => FlowStatus.Optimal,
            LinearSumAssignment.Status.INFEASIBLE => FlowStatus.Infeasible,
            _ => FlowStatus.Overflow,
        },
    };
    if (answer.Status is FlowStatus.Optimal)
        answer.Rights.AddRange(Enumerable.Range(0, assignment.NumNodes()).Select(assignment.RightMate));
    return answer;
}

// The package has no MathOpt; its older interface runs the same solvers.
SolveResponse SolveLinear(Optimizer.OrTools.Messages.MathOpt.SolveRequest request)
{
    var isWhole = request.SolverType is SolverTypeProto.SolverTypeGscip;
    using var solver = LinearSolver.CreateSolver(isWhole ? "SCIP" : "GLOP") ?? throw new RefusedException($"This host has no solver {request.SolverType}.");
    var variables = AddVariables(solver, request.Model.Variables);
    AddRows(solver, variables, request.Model);
    var objective = solver.Objective();
    for (var entry = 0; entry < request.Model.Objective.LinearCoefficients.Ids.Count; entry++)
        objective.SetCoefficient(variables[request.Model.Objective.LinearCoefficients.Ids[entry]], request.Model.Objective.LinearCoefficients.Values[entry]);
    objective.SetOffset(request.Model.Objective.Offset);
    objective.SetOptimizationDirection(request.Model.Objective.Maximize);
    foreach (var hint in request.ModelParameters?.SolutionHints ?? [])
        solver.SetHint([.. hint.VariableValues.Ids.Select(id => variables[id])], [.. hint.VariableValues.Values]);

    using var parameters = Configure(solver, request.Parameters, isWhole);
    return Answer(solver, variables, solver.Solve(parameters), isWhole);
}

static Dictionary<long, Variable> AddVariables(LinearSolver solver, VariablesProto variables)
{
    var byId = new Dictionary<long, Variable>();
    for (var index = 0; index < variables.Ids.Count; index++)
    {
        var (low, high) = (variables.LowerBounds[index], variables.UpperBounds[index]);
        if (double.IsNaN(low) || double.IsNaN(high))
            throw new RefusedException($"Variable {variables.Ids[index]} has a bound that is not a number.");
        byId.Add(variables.Ids[index], solver.MakeVar(low, high, variables.Integers[index], ""));
    }

    return byId;
}

static void AddRows(LinearSolver solver, Dictionary<long, Variable> variables, ModelProto model)
{
    var rows = new Dictionary<long, Row>();
    for (var index = 0; index < model.LinearConstraints.Ids.Count; index++)
        rows.Add(model.LinearConstraints.Ids[index], solver.MakeConstraint(model.LinearConstraints.LowerBounds[index], model.LinearConstraints.UpperBounds[index]));
    var matrix = model.LinearConstraintMatrix;
    for (var entry = 0; entry < matrix.RowIds.Count; entry++)
        rows[matrix.RowIds[entry]].SetCoefficient(variables[matrix.ColumnIds[entry]], matrix.Coefficients[entry]);
}

static MPSolverParameters Configure(LinearSolver solver, SolveParametersProto given, bool isWhole)
{
    if (given.TimeLimit is { } limit)
        solver.SetTimeLimit((long)limit.ToTimeSpan().TotalMilliseconds);
    if (isWhole && given.HasRandomSeed)
        solver.SetSolverSpecificParametersAsString($"randomization/randomseedshift = {given.RandomSeed}");
    var parameters = new MPSolverParameters();
    if (given.HasRelativeGapTolerance)
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, given.RelativeGapTolerance);
    return parameters;
}

static SolveResponse Answer(LinearSolver solver, Dictionary<long, Variable> variables, LinearSolver.ResultStatus status, bool isWhole)
{
    var result = new SolveResultProto
    {
        Termination = new()
        {
            Reason = status switch
            {
                LinearSolver.ResultStatus.OPTIMAL => TerminationReasonProto.TerminationReasonOptimal,
                LinearSolver.ResultStatus.FEASIBLE => TerminationReasonProto.TerminationReasonFeasible,
                LinearSolver.ResultStatus.INFEASIBLE => TerminationReasonProto.TerminationReasonInfeasible,
                LinearSolver.ResultStatus.UNBOUNDED => TerminationReasonProto.TerminationReasonUnbounded,
                LinearSolver.ResultStatus.NOT_SOLVED => TerminationReasonProto.TerminationReasonNoSolutionFound,
                _ => TerminationReasonProto.TerminationReasonOtherError,
            },
            Detail = $"{status}",
        },
    };
    if (status is not (LinearSolver.ResultStatus.OPTIMAL or LinearSolver.ResultStatus.FEASIBLE))
        return new() { Result = result };
    var objective = solver.Objective();
    var primal = new PrimalSolutionProto { ObjectiveValue = objective.Value(), VariableValues = new(), FeasibilityStatus = SolutionStatusProto.SolutionStatusFeasible };
    foreach (var (id, variable) in variables.OrderBy(entry => entry.Key))
    {
        primal.VariableValues.Ids.Add(id);
        primal.VariableValues.Values.Add(variable.SolutionValue());
    }

    result.Termination.ObjectiveBounds = new() { PrimalBound = objective.Value(), DualBound = isWhole ? objective.BestBound() : objective.Value() };
    result.Solutions.Add(new SolutionProto { PrimalSolution = primal });
    return new() { Result = result };
}

// The package takes parameters as text only.
static string TextOf(IMessage message) => string.Join(' ', message.Descriptor.Fields.InDeclarationOrder()
    .Where(field => field.Accessor.HasValue(message))
    .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}:{field.Accessor.GetValue(message)}").ToLowerInvariant()));

void Send(HostEvent hostEvent)
{
    var frame = new byte[4 + hostEvent.CalculateSize()];
    BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - 4);
    hostEvent.WriteTo(frame.AsSpan(4));
    lock (output)
    {
        output.Write(frame);
        output.Flush();
    }
}

static byte[]? ReadFrame(Stream stream)
{
    var length = new byte[4];
    if (stream.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4)
        return null;
    var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
    return stream.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) == message.Length ? message : null;
}

/// <summary>The solver refuses the problem.</summary>
internal sealed class RefusedException(string message) : Exception(message);

/// <summary>The solve that can be interrupted now. An interrupt that comes before its solve is kept for it.</summary>
internal sealed class Running
{
    private readonly Lock _lock = new();
    private long _id;
    private long _interruptedId;
    private Action? _stop;

    public void Start(long id, Action stop)
    {
        lock (_lock)
        {
            (_id, _stop) = (id, stop);
            if (_interruptedId == id)
                stop();
        }
    }

    public void End()
    {
        lock (_lock)
            _stop = null;
    }

    public void Interrupt(long id)
    {
        lock (_lock)
        {
            _interruptedId = id;
            if (_id == id)
                _stop?.Invoke();
        }
    }
}

/// <summary>Tells each better solution, with its values.</summary>
internal sealed class Solutions(Action<SolveProgress> tell) : SolutionCallback
{
    public override void OnSolutionCallback() =>
        tell(new() { Objective = ObjectiveValue(), BestBound = BestObjectiveBound(), Answer = Response().ToByteString() });
}

/// <summary>Tells each better bound.</summary>
internal sealed class Bounds(Action<SolveProgress> tell) : BestBoundCallback
{
    public override void NewBestBound(double bound) => tell(new() { BestBound = bound });
}
