using System.Xml.Linq;
using static Optimizer.Cli.Reporting.Html;

namespace Optimizer.Cli.Reporting;

/// <summary>From clock times to pixels, over all routes of a plan, or from one moment to another.</summary>
internal sealed class TimeAxis
{
    private static readonly double[] StepHours = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 720, 8_760];

    private readonly ReportContext _context;
    private readonly TimeSpan _from;
    private readonly TimeSpan _to;
    private readonly TimeSpan _step;

    public TimeAxis(ReportContext context, double left, double right, int mostMarks)
        : this(context, context.Routes.Min(view => view.Route.Start), context.Routes.Max(view => view.Route.End), left, right, mostMarks)
    {
    }

    public TimeAxis(ReportContext context, TimeSpan first, TimeSpan last, double left, double right, int mostMarks)
    {
        (_context, Left, Right) = (context, left, right);
        var step = StepHours.FirstOrDefault(hours => (last - first).TotalHours / hours <= mostMarks, StepHours[^1]);
        _step = TimeSpan.FromHours(step);
        _from = _step * Math.Floor(first / _step);
        _to = _step * Math.Max(Math.Ceiling(last / _step), Math.Floor(first / _step) + 1);
    }

    public double Left { get; }
    public double Right { get; }

    /// <summary>Held within the axis.</summary>
    public double X(TimeSpan time) => Left + (Math.Clamp((time - _from) / (_to - _from), 0, 1) * (Right - Left));

    public XElement Render(double top, double bottom)
    {
        var marks = Tag("g", ("class", "axis"));
        for (var time = _from; time <= _to; time += _step)
        {
            marks.Add(
                Tag("path", ("d", $"M{Px(X(time))} {Px(top)}V{Px(bottom)}")),
                Tag("text", ("x", X(time)), ("y", top - 6), _context.Numbers.Clock(time)));
        }

        return marks;
    }
}
