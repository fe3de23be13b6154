using System.Text;
using ConcertReservation.Api.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PlanCsvReaderTests
{
    private const string Header = "section,row,seat,price,kind\n";

    [Fact]
    public void Read_File_CollectsSectionsAndRowsInTheirFirstOrder()
    {
        var plan = Read(
            Header + "S,1,1,50,\nR,A,1,90,seat\nR,B,1,90,\nS,1,2,50,accessible\nR,A,2,90,\nPit,,300,70,standing\n"
        );

        plan.Seats.Select(seat => seat.Number).Take(5).Should().Equal("S-1-1", "S-1-2", "R-A1", "R-A2", "R-B1");
        plan.Count.Should().Be(305);
        plan.Layout!.Sections.Select(section => section.Name).Should().Equal("S", "Pit");
        plan.Layout.Sections[0].Rows.Single().Accessible.Should().Equal(1);
    }

    [Theory]
    [InlineData("section,row,seat,price\nR,A,1,90\nR,A,2,90")]
    [InlineData("section,row,seat,price\r\nR,A,1,90\r\n\r\n,,,\r\nR,A,2,90\r\n")]
    [InlineData("\ufeffSection, Row ,SEAT,price\nR,A,1,90\n\n\n R , A , 2 ,90\n")]
    [InlineData("price,seat,row,section\n90,1,A,R\n90,2,A,R\n")]
    [InlineData("section,row,seat,price\n\"R\",\"A\",\"1\",90\n\"R\",A,2,\"90\"\n")]
    public void Read_DifferentForms_IsTheSamePlan(string file) =>
        Read(file).Seats.Select(seat => seat.Number).Should().Equal("R-A1", "R-A2");

    [Theory]
    [InlineData("R,A,1,90,", 3, "R,A,1,90,", "Line 2")]
    [InlineData("R,A,1,90,", 3, "r,a,1,90,", "Line 2")]
    [InlineData("R,A,1,90,", 3, "R,A,2,80,", "price")]
    [InlineData("R,A,1,90,", 3, "R,,200,90,standing", "kind")]
    [InlineData("R,A,1,90,", 3, "R,A,2,ninety,", "price")]
    [InlineData("R,A,1,90,", 3, "R,A,2,-1,", "price")]
    [InlineData("R,A,1,90,", 3, "R,A,2,9.5,", "price")]
    [InlineData("R,A,1,90,", 3, "R,A,2,10000001,", "price")]
    [InlineData("R,A,1,90,", 3, "R,A,2,,", "price")]
    [InlineData("R,A,1,90,", 3, "R,A,,90,", "seat")]
    [InlineData("R,A,1,90,", 3, ",A,2,90,", "section")]
    [InlineData("R,A,1,90,", 3, "R,\u202eA,2,90,", "row")]
    [InlineData("R,A,1,90,", 3, "R,A,2,90,vip", "kind")]
    [InlineData("R,A,1,90,", 3, "R,A,2,90,,more", "fields")]
    [InlineData("R,A,1,90,", 3, "R", "price")]
    [InlineData("R,A,1,90,", 3, "R,\"A,2,90,", "quotes")]
    [InlineData("R,A,1,90,", 3, "R,A\"B,2,90,", "quotes")]
    [InlineData("R,A,1,90,", 3, "R,\"A\"B,2,90,", "quotes")]
    [InlineData("Pit,,9,90,standing", 3, "Pit,,9,90,standing", "line 2")]
    [InlineData("R,A,1,90,", 3, "Pit,A,9,90,standing", "row")]
    [InlineData("R,A,1,90,", 3, "Pit,,nine,90,standing", "seat")]
    [InlineData("R,A,1,90,", 3, "Pit,,0,90,standing", "seat")]
    [InlineData("R,A,1,90,", 3, "Pit,,100000,90,standing", "100000")]
    public void Read_WrongLine_IsNamed(string good, int line, string wrong, string says)
    {
        var errors = ErrorsOf($"{Header}{good}\n{wrong}\nR2,C,1,90,\n");

        var error = errors.Should().ContainSingle().Which;
        error.Line.Should().Be($"line {line}");
        error.Message.Should().Contain(says);
    }

    [Fact]
    public void Read_EmptyLinesBefore_CountAsLines() =>
        ErrorsOf(Header + "\n\nR,A,1,x,\n").Single().Line.Should().Be("line 4");

    [Theory]
    [InlineData("")]
    [InlineData("R,A,1,90\n")]
    [InlineData("section,row,seat\nR,A,1\n")]
    [InlineData("section,row,seat,price,colour\nR,A,1,90,red\n")]
    [InlineData("section,row,seat,price,row\nR,A,1,90,A\n")]
    [InlineData("section;row;seat;price\nR;A;1;90\n")]
    public void Read_WithoutTheColumns_RefusesTheFirstLine(string file)
    {
        var error = ErrorsOf(file).Should().ContainSingle().Which;

        error.Line.Should().Be("line 1");
        error.Message.Should().Contain("section,row,seat,price");
    }

    [Fact]
    public void Read_NoSeat_IsRefused() => ErrorsOf(Header).Single().Line.Should().Be("line 2");

    [Fact]
    public void Read_ManyWrongLines_AreToldUpToTheBound()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 500).Select(n => $"R,A,{n},x,\n"));

        var errors = ErrorsOf(file);

        errors.Should().HaveCount(PlanCsvErrors.Max + 1);
        errors[0].Line.Should().Be("line 2");
        errors[^2].Line.Should().Be("line 101");
        errors[^1].Line.Should().Be("file");
    }

    [Fact]
    public void Read_MoreSectionsThanAllowed_NamesTheLine()
    {
        var file = Header + string.Concat(Enumerable.Range(0, 201).Select(n => $"S{n},A,1,90,\n"));

        ErrorsOf(file).Single().Line.Should().Be("line 202");
    }

    [Theory]
    [InlineData("utf-16", 1)]
    [InlineData("utf-16BE", 1)]
    [InlineData("utf-32", 1)]
    [InlineData("latin1", 3)]
    public void Read_OtherEncoding_NamesTheLine(string encoding, int line)
    {
        var file = Encoding.GetEncoding(encoding).GetBytes(Header + "R,A,1,90,\nRé,A,1,90,\n");
        var errors = new PlanCsvErrors();

        PlanCsvReader.Read(file, errors).Should().BeNull();

        errors.Single().Should().Be(($"line {line}", PlanCsvText.NotUtf8));
    }

    [Fact]
    public void Read_Utf16WithByteOrderMark_IsRefused()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + "R,A,1,90,\n")];
        var errors = new PlanCsvErrors();

        PlanCsvReader.Read(file, errors).Should().BeNull();

        errors.Single().Should().Be(("line 1", PlanCsvText.NotUtf8));
    }

    private static SeatPlan Read(string file)
    {
        var errors = new PlanCsvErrors();
        var plan = PlanCsvReader.Read(Encoding.UTF8.GetBytes(file), errors);
        errors.Should().BeEmpty();
        return plan!.ToSeatPlan();
    }

    private static List<(string Line, string Message)> ErrorsOf(string file)
    {
        var errors = new PlanCsvErrors();
        PlanCsvReader.Read(Encoding.UTF8.GetBytes(file), errors).Should().BeNull();
        return [.. errors];
    }
}
