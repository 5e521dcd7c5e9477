"""The forty assignments: slug, scene, seed, settings, and the words that go with the picture."""

from dataclasses import dataclass
from dataclasses import field as default

from . import scenes_city as city
from . import scenes_field as field
from . import scenes_harbour as harbour
from . import scenes_land as land
from . import scenes_market as market
from . import scenes_podium as podium
from . import scenes_room as room
from . import scenes_sea as sea
from . import scenes_sport as sport
from . import scenes_street as street


@dataclass(frozen=True)
class Shot:
    """One picture to make."""

    slug: str
    scene: object
    seed: int
    alt: str
    focal: tuple = (0.5, 0.5)
    tall: bool = False
    effort: float = 1.0
    settings: dict = default(default_factory=dict)


def shot(slug, scene, seed, alt, focal=(0.5, 0.5), tall=False, effort=1.0, **settings):
    """A shot with its scene's settings as plain keywords."""
    return Shot(slug, scene, seed, alt, focal, tall, effort, settings)


SHOTS = [
    shot(
        "harbour-cranes-dusk",
        harbour.harbour,
        11,
        "Quay cranes and a loaded container ship in silhouette against an orange dusk "
        "sky, reflected in the water",
        (0.5, 0.55),
    ),
    shot(
        "harbour-night-shift",
        harbour.harbour,
        23,
        "Cranes and a container ship under work lights at night, the lamps reflected "
        "across a dark harbor",
        (0.5, 0.55),
        light="night",
        bow=18,
        turn=14,
        zoom=38,
        aim=20,
    ),
    shot(
        "container-yard",
        harbour.container_yard,
        5,
        "Two workers in bright clothing and helmets stand in a lane between containers "
        "stacked high",
        (0.38, 0.65),
    ),
    shot(
        "container-ship-fog",
        harbour.harbour,
        37,
        "Harbor cranes and a container ship fade into pale fog",
        (0.5, 0.5),
        light="fog",
        bow=-22,
        turn=-16,
        zoom=46,
        aim=26,
    ),
    shot(
        "ferry-pier-evening",
        sea.ferry,
        4,
        "Passengers on a wooden pier walk toward a ferry lit up in the evening",
        (0.35, 0.6),
        way=1,
        ship=4,
        crowd=12,
        eye=(-2.5, 4.4, 4),
        at=(-1.5, 6, -60),
        fov=46,
    ),
    shot(
        "ferry-morning",
        sea.ferry,
        19,
        "Passengers walk along a wooden pier toward a white and blue car ferry under a "
        "partly cloudy sky",
        (0.5, 0.55),
        day=True,
        way=-1,
        ship=-7,
        crowd=5,
        eye=(9, 6.2, 10),
        at=(-2, 7, -60),
        fov=50,
    ),
    shot(
        "lighthouse-storm",
        sea.sea,
        1,
        "A striped lighthouse on a rock above a rough gray sea",
        (0.7, 0.38),
        tower=24,
    ),
    shot(
        "open-sea-swell",
        sea.sea,
        28,
        "Heavy gray swell on the open sea under dark cloud with a strip of light on the horizon",
        (0.5, 0.5),
        break_in_cloud=True,
    ),
    shot(
        "skyline-rain-evening",
        city.skyline,
        3,
        "City towers lit up on a rainy evening, reflected in the river",
        (0.5, 0.45),
    ),
    shot(
        "skyline-night",
        city.skyline,
        14,
        "City towers at night seen from a wet quay with a railing, a lamp and three people",
        (0.5, 0.4),
        rain=False,
    ),
    shot(
        "rain-window-city",
        city.rain_window,
        3,
        "Raindrops on a window with blurred city lights behind",
        (0.5, 0.5),
    ),
    shot(
        "rain-window-bus",
        city.rain_window,
        8,
        "Raindrops on a bus window with warm, blurred street lights behind",
        (0.5, 0.45),
        warm=True,
        count=560,
    ),
    shot(
        "mountains-dawn", land.mountains, 1, "Mountain ridges above valley mist at dawn", (0.5, 0.4)
    ),
    shot(
        "mountains-winter",
        land.mountains,
        12,
        "Cold blue mountain ridges with snow on the heights",
        (0.5, 0.4),
        winter=True,
    ),
    shot(
        "stadium-floodlit",
        sport.stadium,
        2,
        "Football players on the pitch at night, a full stand out of focus behind them",
        (0.5, 0.6),
        eye=(-1, 1.7, 7),
        at=(0, 3.0, -30),
        fov=31,
        lens=0.13,
    ),
    shot(
        "stadium-afternoon",
        sport.stadium,
        9,
        "Football players spread over a sunlit pitch before a full stand",
        (0.6, 0.65),
        day=True,
        eye=(-16, 8.5, 10),
        at=(4, 5.2, -40),
        fov=46,
        players=15,
    ),
    shot(
        "podium-leaders",
        podium.podium,
        1,
        "Three people in silhouette at lecterns before a row of flags",
        (0.5, 0.45),
        hue=(0.75, 0.6, 0.42),
    ),
    shot(
        "podium-summit",
        podium.podium,
        6,
        "Two people at lecterns on a summit stage with flags, the audience seen from behind",
        (0.5, 0.45),
        summit=True,
        figures=2,
        eye=(0.5, 1.85, 4.9),
    ),
    shot(
        "arena-forehand",
        sport.court,
        3,
        "A table-tennis player in red swings at the ball in a dark arena, arm blurred by speed",
        (0.42, 0.45),
    ),
    shot(
        "arena-serve",
        sport.court,
        13,
        "A table-tennis player in blue tosses the ball to serve in a dark arena",
        (0.38, 0.4),
        serve=True,
        shirt=(0.03, 0.12, 0.4),
        floor=(0.03, 0.10, 0.12),
        eye=(1.25, 1.3, 2.5),
    ),
    shot(
        "lanterns-crowd",
        street.lanterns,
        3,
        "A crowd seen from behind carries paper lanterns through a street at night",
        (0.5, 0.5),
    ),
    shot(
        "lanterns-river",
        street.lanterns,
        17,
        "People on a river bank at night raise lanterns as others float on the water",
        (0.5, 0.5),
        river=True,
        eye=(0.2, 2.35, 2.4),
        at=(0, 1.6, -9),
    ),
    shot(
        "press-microphones",
        podium.press,
        3,
        "A row of microphones in focus, a speaker in a dark jacket soft behind them",
        (0.4, 0.5),
    ),
    shot(
        "press-briefing",
        podium.press,
        21,
        "Six microphones on a table, a speaker out of focus behind them before a red backdrop",
        (0.62, 0.45),
        back=(0.22, 0.05, 0.06),
        turn=-0.5,
        gesture=False,
        count=6,
        cloth=3,
        eye=(0.35, 1.4, 0.85),
    ),
    shot(
        "market-stalls",
        market.market,
        3,
        "Fruit in wooden crates on a market stall under string lights, shoppers soft behind",
        (0.5, 0.6),
    ),
    shot(
        "market-night",
        market.market,
        22,
        "Night market stalls under string lights with shoppers between the rows",
        (0.5, 0.5),
        night=True,
        eye=(0.9, 1.75, 0.9),
        at=(-0.1, 1.5, -3),
    ),
    shot(
        "snow-street",
        street.snow_street,
        1,
        "Three people walk on a snowy, lamp-lit street with parked cars in falling snow",
        (0.5, 0.58),
    ),
    shot(
        "snow-evening",
        street.snow_street,
        31,
        "Pedestrians, one under an umbrella, on a snowy, tree-lined street at blue hour",
        (0.55, 0.6),
        evening=True,
        walkers=4,
        flakes=1100,
        eye_x=-1.2,
    ),
    shot(
        "wildfire-ridge",
        land.wildfire,
        3,
        "Smoke and a red glow over forested hills at nightfall",
        (0.5, 0.45),
    ),
    shot(
        "wildfire-smoke",
        land.wildfire,
        44,
        "Gray smoke rises over forested hills by day",
        (0.5, 0.45),
        day=True,
        fires=2,
    ),
    shot(
        "launch-arc",
        land.launch,
        1,
        "A rocket's arc in a long exposure over still water",
        (0.55, 0.45),
    ),
    shot(
        "launch-night",
        land.launch,
        16,
        "The trail of a rocket curves through a cloudy sky at nightfall over a bay with "
        "lights on the shore",
        (0.5, 0.5),
        left=False,
        dusk=True,
    ),
    shot(
        "courthouse-steps",
        room.courthouse,
        1,
        "People on the steps of a courthouse with tall stone columns",
        (0.45, 0.68),
    ),
    shot(
        "courthouse-evening",
        room.courthouse,
        26,
        "Courthouse columns lit by lamps at dusk, a few people on the steps",
        (0.5, 0.65),
        evening=True,
        people=3,
        side=-1,
        eye=(9, 1.6, 6),
        at=(-1.5, 6.2, -15),
    ),
    shot(
        "hospital-corridor",
        room.corridor,
        1,
        "Staff in scrubs walk down a bright hospital corridor past a bed",
        (0.45, 0.5),
    ),
    shot(
        "hospital-night",
        room.corridor,
        18,
        "A dim hospital corridor at night with one person in scrubs walking away",
        (0.42, 0.52),
        night=True,
        staff=1,
        low=(0.3, 0.38, 0.5),
        bed=False,
        eye=(0.25, 1.45, 2.4),
    ),
    shot(
        "harvest-tractor",
        field.harvest,
        1,
        "A tractor pulls a loaded trailer across a stubble field in low sun and haze",
        (0.5, 0.57),
        dust=0.4,
    ),
    shot(
        "harvest-dust",
        field.harvest,
        29,
        "A red tractor with a trailer raises dust in a stubble field with round bales",
        (0.5, 0.6),
        way=-1,
        paint=(0.38, 0.05, 0.03),
        dust=1.5,
        backlit=False,
        place=(2, -17),
        eye=(-1, 1.5, 2),
        fov=44,
    ),
    shot(
        "portrait-window",
        room.window_portrait,
        4,
        "A person in profile stands at a bright window, trees and houses soft outside",
        (0.62, 0.4),
        tall=True,
    ),
    shot(
        "portrait-reader",
        room.window_portrait,
        15,
        "A person with hair in a bun stands reading a book in profile at a bright window",
        (0.45, 0.38),
        tall=True,
        reading=True,
        face=1,
        hair="bun",
        warm=True,
    ),
]
